import { describe, expect, it } from 'vitest'
import { mistakeSchema } from '../contracts/diagnosis'
import { exampleKey } from '../domain/testing/example-key'
import { faultCases, faults, injectFault, injectFaults } from '../domain/testing/faults/inject-faults'
import { connections } from './index'

describe('the cause of a refusal', () => {
  const results = injectFaults(connections)
  const share = (outcome: string): number =>
    results.filter((result) => result.outcome === outcome).length / results.length

  it('is never named wrongly', () => {
    expect(results.filter(({ outcome }) => outcome === 'wrong')).toEqual([])
  })

  it('is named exactly in at least 95 of 100 cases', () => {
    expect(share('exact')).toBeGreaterThanOrEqual(0.95)
  })

  it('is not named where another secret was used as well', () => {
    const some = faultCases(connections).filter(({ preset }) => preset.recipe.type === 'hmac')
    const named = some.flatMap((each, index) => {
      const fault = faults[(index * 7) % faults.length]
      if (fault === undefined) return []
      const inject: typeof fault.inject = (sample) => {
        const faulty = fault.inject(sample)
        return faulty && { ...faulty, secrets: [exampleKey(sample.preset, 5).secret], otherKeys: [] }
      }
      return injectFault({ ...fault, inject }, each)?.named ?? []
    })
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => mistakeSchema.safeParse(name).success && name !== 'body_altered')).toEqual([])
  })

  it('covers every kind of mistake', () => {
    expect(faults.length).toBeGreaterThanOrEqual(25)
    expect(faults.filter(({ kind }) => !results.some((result) => result.kind === kind))).toEqual([])
  })
})
