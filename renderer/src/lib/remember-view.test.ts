import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showTab, showTrigger, useNavigation } from './navigation'
import { rememberView } from './remember-view'

const start = { view: { type: 'start' }, tab: 'deliveries' } as const
let stop: () => void = () => undefined

/** The page goes away: nothing is kept in mind but what is in the session storage. */
const reload = (): void => {
  stop()
  useNavigation.setState(start)
  stop = rememberView()
}

describe('rememberView', () => {
  beforeEach(() => {
    sessionStorage.clear()
    reload()
  })
  afterEach(() => stop())

  it('shows after a reload what was shown before', () => {
    showTrigger('trg-1')
    showTab('schema')
    reload()
    expect(useNavigation.getState()).toMatchObject({ view: { type: 'trigger', triggerId: 'trg-1' }, tab: 'schema' })
  })

  it.each(['{"view":', '{"view":{"type":"gone"},"tab":"deliveries"}', '7'])('starts anew when %s was kept', (kept) => {
    showTrigger('trg-1')
    const [key = ''] = Object.keys(sessionStorage)
    sessionStorage.setItem(key, kept)
    reload()
    expect(useNavigation.getState()).toMatchObject(start)
  })
})
