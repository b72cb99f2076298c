import { describe, expect, it } from 'vitest'
import { fakeStatus, fakeTrigger } from '../../test/fake-triggers'
import { applyToTriggers, withTrigger } from './trigger-store'

const older = fakeTrigger({ id: 'a', createdAt: 1 })
const newer = fakeTrigger({ id: 'b', createdAt: 2 })

describe('trigger reducer', () => {
  it('replaces a known trigger in its place, so that the list does not jump', () => {
    const renamed = { ...older, name: 'Renamed' }
    expect(withTrigger([older, newer], renamed).map(({ name }) => name)).toEqual(['Renamed', newer.name])
  })

  it('adds a new trigger by age, also when facts arrive out of order', () => {
    expect(withTrigger([newer], older).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('keeps the very list when the fact is not about triggers, so that nothing is drawn again', () => {
    const triggers = [older]
    expect(applyToTriggers(triggers, { fact: 'status.changed', status: fakeStatus() })).toBe(triggers)
  })
})
