import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { isTrustedSender } from './trusted-senders'

const trusted = { windowIds: new Set([1]), origin: 'app://hookwright' }

function event(senderId: number, url: string, parent: object | null = null): IpcMainInvokeEvent {
  const partial: Pick<IpcMainInvokeEvent, never> = { sender: { id: senderId }, senderFrame: { url, parent } }
  return partial as IpcMainInvokeEvent
}

describe('isTrustedSender', () => {
  it('accepts the main frame of a known window on the own page', () => {
    expect(isTrustedSender(event(1, 'app://hookwright/index.html'), trusted)).toBe(true)
  })

  it.each([
    ['an unknown window', event(2, 'app://hookwright/index.html')],
    ['a frame inside the page', event(1, 'app://hookwright/index.html', {})],
    ['another host of the scheme', event(1, 'app://other/index.html')],
    ['a web page', event(1, 'https://hookwright/index.html')],
    ['a look-alike origin', event(1, 'app://hookwright.evil.test/')],
    ['a blank page', event(1, 'about:blank')],
    ['a data page', event(1, 'data:text/html,x')],
  ])('refuses %s', (_name, given) => {
    expect(isTrustedSender(given, trusted)).toBe(false)
  })

  it('refuses a frame that is already gone', () => {
    const gone: Pick<IpcMainInvokeEvent, never> = { sender: { id: 1 }, senderFrame: null }
    expect(isTrustedSender(gone as IpcMainInvokeEvent, trusted)).toBe(false)
  })
})
