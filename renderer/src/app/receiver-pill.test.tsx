import type { TunnelStatus } from '@shared/contracts/tunnel'
import { act, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useDialogs } from '../lib/dialogs'
import { fakeOffline, fakeOnline, fakeProbe, fakePublicBase, fakeTunnel, withTunnel } from '../test/fake-tunnel'
import { createFakeState } from '../test/fake-state'
import { fakeNow, fakeStatus } from '../test/fake-triggers'
import { renderConnected } from '../test/render-connected'
import { ReceiverPill } from './receiver-pill'

const renderPill = (tunnel: TunnelStatus) => renderConnected(<ReceiverPill />, withTunnel(createFakeState(), tunnel))

const pill = () => screen.getByRole('status', { name: 'Receiver' })

describe('receiver pill', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: fakeNow, toFake: ['Date'] })
    return () => vi.useRealTimers()
  })

  it.each<[string, TunnelStatus, RegExp]>([
    ['local only', fakeTunnel(), /^Local only127\.0\.0\.1:4780/],
    [
      'connecting',
      fakeOnline({ link: { state: 'connecting', since: fakeNow, problem: null }, base: null }),
      /^Connectingngrok,/,
    ],
    [
      'connecting after a failure',
      fakeOnline({ link: { state: 'connecting', since: fakeNow, problem: { code: 'no_answer', detail: null } } }),
      /^Connectingngrok, before: no answer/,
    ],
    ['online and reachable', fakeOnline(), /^Onlinehttps:\/\/9f2c-hook\.ngrok-free\.app184 ms/],
    ['online, not checked yet', fakeOnline({ probe: null, isProbing: true }), /app.*checking/],
    [
      'online but unreachable',
      fakeOnline({ probe: fakeProbe({ outcome: 'unreachable', detail: 'timed out' }) }),
      /^Online.*not reachable/,
    ],
    [
      'online but another server answers',
      fakeOnline({ probe: fakeProbe({ outcome: 'somebody_else', detail: '404 from nginx' }) }),
      /^Online.*reaches another server/,
    ],
    ['offline', fakeOffline('no_answer'), /^Offline since \d\d:\d\dno answer/],
  ])('says in words when it is %s', async (_case, tunnel, words) => {
    await renderPill(tunnel)
    expect(pill().textContent).toMatch(words)
  })

  it('never shows a tunnel while the receiver does not run', async () => {
    const state = withTunnel(createFakeState(), fakeOnline())
    state.status = { ...state.status, receiver: { state: 'failed', message: 'Port taken.' }, publicBase: null }
    await renderConnected(<ReceiverPill />, state)
    expect(pill()).toHaveTextContent('Receiver not running')
    expect(screen.queryByRole('button', { name: /Copy/ })).not.toBeInTheDocument()
  })

  it('copies the URL that senders use', async () => {
    const { user } = await renderPill(fakeOnline())
    await user.click(screen.getByRole('button', { name: 'Copy public URL' }))
    expect(await navigator.clipboard.readText()).toBe(fakePublicBase)
  })

  it('copies the local address while there is no tunnel', async () => {
    const { user } = await renderPill(fakeTunnel())
    await user.click(screen.getByRole('button', { name: 'Copy receiver address' }))
    expect(await navigator.clipboard.readText()).toBe('http://127.0.0.1:4780')
  })

  it('leads to the Tunnel page by keyboard', async () => {
    const { user } = await renderPill(fakeOnline())
    await user.tab()
    expect(screen.getByRole('button', { name: /Online.*Tunnel settings/ })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(useDialogs.getState().stack).toEqual([{ type: 'settings', page: 'tunnel' }])
  })

  it('follows the tunnel', async () => {
    const { backend } = await renderPill(fakeOnline())
    const tunnel = fakeOffline('unreachable')
    act(() => backend.tell({ fact: 'status.changed', status: fakeStatus({ tunnel, publicBase: tunnel.base }) }))
    expect(pill()).toHaveTextContent('no connection')
  })
})
