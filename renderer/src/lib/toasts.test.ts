import { beforeEach, describe, expect, it } from 'vitest'
import { dismissToast, showToast, useToasts } from './toasts'

const texts = () => useToasts.getState().toasts.map(({ text }) => text)

describe('toasts', () => {
  beforeEach(() => useToasts.setState({ toasts: [] }))

  it('do not pile up: the newest stands in place of the one before', () => {
    showToast({ meaning: 'ok', text: 'First' })
    showToast({ meaning: 'info', text: 'Second' })
    expect(texts()).toEqual(['Second'])
  })

  it('keep an error beside other news until it is dismissed or another error comes', () => {
    showToast({ meaning: 'bad', text: 'It failed' })
    showToast({ meaning: 'ok', text: 'It worked' })
    expect(texts()).toEqual(['It failed', 'It worked'])
    showToast({ meaning: 'bad', text: 'It failed again' })
    expect(texts()).toEqual(['It worked', 'It failed again'])
    dismissToast(useToasts.getState().toasts[1]?.id ?? 0)
    expect(texts()).toEqual(['It worked'])
  })
})
