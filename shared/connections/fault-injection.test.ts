import { describe, expect, it } from 'vitest'
import { faults, injectFaults } from '../domain/testing/faults/inject-faults'
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

  it('covers every kind of mistake', () => {
    expect(faults.length).toBeGreaterThanOrEqual(25)
    expect(faults.filter(({ kind }) => !results.some((result) => result.kind === kind))).toEqual([])
  })
})
