import type { TunnelStatus } from '@shared/contracts/tunnel'
import { fail, ok } from '@shared/ipc/result'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DialogHost } from '../../../app/dialog-host'
import { openDialog } from '../../../lib/dialogs'
import { createFakeState } from '../../../test/fake-state'
import type { FakeState } from '../../../test/fake-state'
import { fakeNow, fakeStatus } from '../../../test/fake-triggers'
import {
  fakeFingerprint,
  fakeOffline,
  fakeOnline,
  fakeProbe,
  fakePublicBase,
  fakeTunnel,
  withTunnel,
} from '../../../test/fake-tunnel'
import { renderConnected } from '../../../test/render-connected'

async function open(tunnel: TunnelStatus = fakeTunnel(), prepare: (state: FakeState) => void = () => undefined) {
  const state = withTunnel(createFakeState(), tunnel)
  prepare(state)
  const opened = await renderConnected(<DialogHost />, state)
  act(() => openDialog({ type: 'settings', page: 'tunnel' }))
  await screen.findByRole('dialog', { name: 'Settings' })
  return opened
}

const button = (name: string) => screen.getByRole('button', { name })
const connection = () => screen.getByRole('region', { name: 'Connection' })
const ngrok = (changes: Partial<TunnelStatus> = {}) => fakeTunnel({ driver: 'ngrok', ...changes })

describe('choosing a way', () => {
  it('counts at once, and shows the fields that belong to it', async () => {
    const { user, backend } = await open()
    expect(screen.getByRole('radio', { name: 'Off' })).toBeChecked()
    expect(screen.queryByRole('button', { name: 'Connect' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'ngrok' }))
    expect(await screen.findByLabelText('Authtoken')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'SSH' }))
    expect(await screen.findByLabelText('Host')).toBeVisible()
    expect(backend.callsOf('tunnel.configure')).toEqual([{ driver: 'ngrok' }, { driver: 'ssh' }])
  })

  it('asks before it gives up a URL that senders use', async () => {
    const { user, backend } = await open(fakeOnline())
    await user.click(screen.getByRole('radio', { name: 'SSH' }))
    const question = await screen.findByRole('alertdialog', { name: 'Switch to SSH?' })
    expect(question).toHaveTextContent(fakePublicBase)
    await user.click(within(question).getByRole('button', { name: 'Cancel' }))
    expect(backend.callsOf('tunnel.configure')).toEqual([])
    await waitFor(() => expect(screen.getByRole('radio', { name: 'ngrok' })).toBeChecked())
  })

  it('cannot be changed while the environment decides', async () => {
    await open(fakeOnline({ isFixed: true }))
    expect(screen.getByText('HOOKWRIGHT_TUNNEL')).toBeVisible()
    for (const card of screen.getAllByRole('radio')) expect(card).toBeDisabled()
  })
})

describe('ngrok', () => {
  it('connects with what was pasted and typed, also when nothing was saved before', async () => {
    const { user, backend } = await open(ngrok())
    await user.type(screen.getByLabelText('Authtoken'), 'ngrok config add-authtoken 2abcDEF')
    await user.type(screen.getByLabelText('Domain'), 'hooks.example.com')
    await user.click(button('Connect'))
    await waitFor(() => expect(connection()).toHaveTextContent(/Online.*through ngrok/))
    expect(screen.getByLabelText('Public URL in force')).toHaveValue('https://hooks.example.com')
    expect(backend.callsOf('tunnel.setAuthtoken')).toEqual([{ text: 'ngrok config add-authtoken 2abcDEF' }])
    expect(backend.callsOf('tunnel.configure')).toEqual([{ ngrok: { domain: 'hooks.example.com' } }])
    expect(document.documentElement.outerHTML).not.toContain('2abcDEF')
  })

  it('says at the field what a pasted text is instead of an authtoken, and does not connect', async () => {
    const { user, backend } = await open(ngrok())
    await user.type(screen.getByLabelText('Authtoken'), 'ak_123')
    await user.click(button('Connect'))
    expect(await screen.findByRole('alert')).toHaveTextContent('This is an API key.')
    expect(screen.getByLabelText('Authtoken')).toBeInvalid()
    expect(backend.callsOf('tunnel.connect')).toEqual([])
  })

  it('names what is missing when it cannot connect', async () => {
    const { user } = await open(ngrok())
    await user.click(button('Connect'))
    expect(await screen.findByRole('alert')).toHaveTextContent('Paste your ngrok authtoken first.')
  })

  it('shows only that an authtoken is saved, and lets it be replaced or removed', async () => {
    const { user, backend } = await open(ngrok({ hasAuthtoken: true }))
    expect(screen.getByRole('group', { name: 'Authtoken' })).toHaveTextContent('Saved')
    await user.click(button('Replace Authtoken'))
    await user.type(screen.getByLabelText('Authtoken'), 'abandoned')
    await user.click(button('Cancel'))
    expect(backend.callsOf('tunnel.setAuthtoken')).toEqual([])
    await user.click(button('Remove Authtoken'))
    expect(await screen.findByLabelText('Authtoken')).toHaveValue('')
    await user.click(screen.getByRole('link', { name: 'Get your authtoken' }))
    expect(backend.callsOf('app.openLink')).toEqual([{ url: 'https://dashboard.ngrok.com/get-started/your-authtoken' }])
  })

  it('keeps an authtoken that was pasted when Settings is closed over it', async () => {
    const { user, backend } = await open(ngrok())
    await user.type(screen.getByLabelText('Authtoken'), '2abcDEF')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(backend.callsOf('tunnel.setAuthtoken')).toEqual([{ text: '2abcDEF' }]))
  })

  it('has the certificates to trust and the connect address under Advanced', async () => {
    const { user, backend } = await open(ngrok())
    await user.click(button('Advanced'))
    await user.click(screen.getByRole('radio', { name: 'File' }))
    await user.click(await screen.findByRole('button', { name: 'Choose Certificate file' }))
    await waitFor(() => expect(screen.getByLabelText('Certificate file')).toHaveValue('/home/mona/company-ca.pem'))
    await user.type(screen.getByLabelText('Connect address'), 'nonsense{Tab}')
    expect(await screen.findByRole('alert')).toHaveTextContent('An address is like connect.example.com:443.')
    const { trust, certificateFile, serverAddress } = backend.state.settings.tunnel.ngrok
    expect({ trust, certificateFile, serverAddress }).toEqual({
      trust: 'file',
      certificateFile: '/home/mona/company-ca.pem',
      serverAddress: null,
    })
  })

  it.each([
    [1284, /^1,284 of 20,000 requests this month/, false],
    [16_000, /^16,000 of 20,000 requests this month.*At the limit/, true],
    [20_000, /turns senders away until the 1st/, true],
  ])('counts %d requests against the free plan', async (count, words, isWarning) => {
    await open(fakeOnline({ requests: { month: '2026-11', count, limit: 20_000 } }))
    const counter = screen.getByRole('region', { name: 'Requests this month' })
    expect(counter.textContent).toMatch(words)
    expect(within(counter).getByRole('meter', { name: 'Requests this month' })).toHaveAttribute(
      'aria-valuenow',
      String(count),
    )
    expect(/limit|turns/.test(counter.textContent ?? '')).toBe(isWarning)
  })
})

describe('fields', () => {
  it('are saved when they are left while there is no tunnel, and mended by the backend', async () => {
    const { user, backend } = await open(fakeTunnel({ driver: 'manual' }))
    await user.type(screen.getByLabelText('Public URL'), 'hooks.example.com/{Tab}')
    await waitFor(() => expect(screen.getByLabelText('Public URL')).toHaveValue('https://hooks.example.com'))
    expect(backend.callsOf('tunnel.connect')).toEqual([])
  })

  it('say what is wrong with them, as the backend sees it', async () => {
    const { user, backend } = await open(fakeTunnel({ driver: 'manual' }))
    await user.type(screen.getByLabelText('Public URL'), 'https://hooks.example.com/?a=1')
    await user.click(button('Connect'))
    expect(await screen.findByRole('alert')).toHaveTextContent('A public URL is like')
    expect(screen.getByLabelText('Public URL')).toBeInvalid()
    expect(backend.callsOf('tunnel.connect')).toEqual([])
  })

  it('do not touch a tunnel that is up until that is asked for, and are there again after closing', async () => {
    const { user, backend } = await open(fakeOnline())
    await user.type(screen.getByLabelText('Domain'), 'other.example.com{Tab}')
    expect(backend.callsOf('tunnel.configure')).toEqual([])
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(backend.callsOf('tunnel.configure')).toEqual([])
    act(() => openDialog({ type: 'settings', page: 'tunnel' }))
    expect(await screen.findByLabelText('Domain')).toHaveValue('other.example.com')
    await user.click(button('Save and reconnect'))
    await waitFor(() => expect(screen.getByLabelText('Public URL in force')).toHaveValue('https://other.example.com'))
    expect(backend.callsOf('tunnel.configure')).toEqual([{ ngrok: { domain: 'other.example.com' } }])
    expect(backend.callsOf('tunnel.connect')).toEqual([])
  })

  it('tell a reverse proxy where to pass requests', async () => {
    await open(fakeTunnel({ driver: 'manual' }))
    expect(screen.getByLabelText('Leads to')).toHaveValue('127.0.0.1:4780')
    expect(screen.getByText(/body unchanged/)).toHaveTextContent('X-Forwarded-Host')
  })
})

describe('SSH', () => {
  const ssh = fakeTunnel({ driver: 'ssh' })

  it('connects to the host once its key is trusted', async () => {
    const { user, backend } = await open(ssh)
    await user.type(screen.getByLabelText('Host'), 'hooks.example.com')
    await user.type(screen.getByLabelText('User'), 'mona')
    await user.type(screen.getByLabelText('Remote port'), '8080')
    await user.click(button('Choose Key file'))
    await user.type(await screen.findByLabelText('Passphrase'), 'open sesame')
    await user.click(button('Connect'))
    expect(await screen.findByText(fakeFingerprint)).toBeVisible()
    expect(screen.getByText('ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub')).toBeVisible()
    await user.click(button('Trust this key'))
    await waitFor(() => expect(connection()).toHaveTextContent(/Online.*through SSH/))
    expect(backend.callsOf('tunnel.trustHostKey')).toEqual([{ fingerprint: fakeFingerprint }])
    expect(backend.callsOf('tunnel.setSshPassphrase')).toEqual([{ passphrase: 'open sesame' }])
    expect(backend.state.settings.tunnel.ssh).toMatchObject({
      host: 'hooks.example.com',
      user: 'mona',
      keyFile: '/home/mona/.ssh/id_ed25519',
      remotePort: 8080,
    })
  })

  it('warns of a key that has changed in other words than of a new one', async () => {
    const problem = { code: 'ssh_host_key_changed', detail: fakeFingerprint }
    await open({ ...ssh, link: { state: 'offline', since: fakeNow, problem, retryAt: null } })
    expect(screen.getByRole('alert')).toHaveTextContent('The host shows another key than the one you trusted.')
    expect(button('Trust the new key anyway')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Trust this key' })).not.toBeInTheDocument()
  })

  it.each([
    ['Host', 'a b', 'A host is like'],
    ['Port', '70000', 'Enter a port from 1 to 65535.'],
    ['Remote port', 'x', 'Enter a port, or leave it empty'],
    ['Public URL', 'ftp://x', 'A public URL is like'],
  ])('refuses %s %j and does not connect', async (label, text, message) => {
    const { user, backend } = await open(ssh)
    await user.clear(screen.getByLabelText(label))
    await user.type(screen.getByLabelText(label), text)
    await user.click(button('Connect'))
    expect(await screen.findByRole('alert')).toHaveTextContent(message)
    await waitFor(() => expect(screen.getByLabelText(label)).toHaveFocus())
    expect(backend.callsOf('tunnel.connect')).toEqual([])
  })
})

describe('connection', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: fakeNow, toFake: ['Date'] })
    return () => vi.useRealTimers()
  })

  it.each<[string, TunnelStatus, RegExp]>([
    ['reachable', fakeOnline(), /Reachable from outside, 184 ms, checked \d\d:\d\d/],
    [
      'unreachable',
      fakeOnline({ probe: fakeProbe({ outcome: 'unreachable', detail: 'connection refused' }) }),
      /Not reachable from outside: connection refused/,
    ],
    [
      'somebody else',
      fakeOnline({ probe: fakeProbe({ outcome: 'somebody_else', detail: '404 from nginx' }) }),
      /Reaches another server: 404 from nginx/,
    ],
  ])('says what the call of its own URL found: %s', async (_case, tunnel, words) => {
    await open(tunnel)
    expect(connection().textContent).toMatch(words)
  })

  it('tests on request', async () => {
    const { user, backend } = await open(
      fakeOnline({ probe: fakeProbe({ outcome: 'unreachable', detail: 'timed out' }) }),
    )
    await user.click(button('Test now'))
    await waitFor(() => expect(connection()).toHaveTextContent('Reachable from outside'))
    expect(backend.callsOf('tunnel.probe')).toHaveLength(1)
  })

  it('names the trouble, when it tries again, and lets the user try at once', async () => {
    const { user, backend } = await open(fakeOffline('ERR_NGROK_108', {}, fakeNow + 12_000))
    expect(connection()).toHaveTextContent(/Offline since \d\d:\d\dTries again in 12 s/)
    expect(connection()).toHaveTextContent('ERR_NGROK_108')
    await user.click(button('Connect'))
    await waitFor(() => expect(connection()).toHaveTextContent('Online'))
    expect(backend.callsOf('tunnel.connect')).toHaveLength(1)
  })

  it('says that it waits when trying again is of no use', async () => {
    await open(fakeOffline('ERR_NGROK_107'))
    expect(connection()).toHaveTextContent('Waits for you')
  })

  it('disconnects', async () => {
    const { user } = await open(fakeOnline())
    await user.click(button('Disconnect'))
    await waitFor(() => expect(connection()).toHaveTextContent('Local only'))
    expect(screen.getByLabelText('Local URL')).toHaveValue('http://127.0.0.1:4780')
    expect(button('Connect')).toBeVisible()
  })

  it('tells why a request to the backend failed', async () => {
    const { user, backend } = await open(ngrok({ hasAuthtoken: true }))
    backend.answer('tunnel.connect', () => fail('internal', 'The tunnel part did not start.'))
    await user.click(button('Connect'))
    expect(await screen.findByText('The tunnel part did not start.')).toBeVisible()
    backend.answer('tunnel.connect', () => ok({}))
    await user.click(button('Connect'))
    await waitFor(() => expect(screen.queryByText('The tunnel part did not start.')).not.toBeInTheDocument())
  })
})

describe('log', () => {
  it('says what goes there while it is empty, then tells each line in order', async () => {
    const { backend } = await open()
    const log = screen.getByRole('region', { name: 'Tunnel log' })
    expect(await within(log).findByText(/^Nothing yet/)).toBeVisible()
    const lines = ['Connecting.', 'ngrok did not answer.']
    for (const [index, text] of lines.entries()) {
      const level = index === 0 ? 'info' : 'warning'
      act(() => backend.tell({ fact: 'tunnel.logged', line: { at: fakeNow + index, level, text } }))
    }
    expect(
      within(log)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual([expect.stringMatching(/Connecting\.$/), expect.stringMatching(/Warning: ngrok did not answer\.$/)])
  })

  it('shows the lines of before', async () => {
    await open(fakeOnline(), (state) => {
      state.tunnelLog = [{ at: fakeNow, level: 'error', text: 'The authtoken is no longer valid.' }]
    })
    expect(await screen.findByText('The authtoken is no longer valid.')).toBeVisible()
  })
})

describe('pages', () => {
  it('are switched by keyboard, and what is typed on one is there after a look at the other', async () => {
    const { user } = await open(ngrok())
    await user.click(screen.getByRole('tab', { name: 'General' }))
    await user.type(await screen.findByLabelText('Port'), '4800')
    screen.getByRole('tab', { name: 'General' }).focus()
    await user.keyboard('{ArrowDown}')
    expect(await screen.findByLabelText('Domain')).toBeVisible()
    await user.keyboard('{ArrowUp}')
    expect(await screen.findByLabelText('Port')).toHaveValue('4800')
  })

  it('stay on Tunnel when the state changes', async () => {
    const { backend } = await open(ngrok())
    act(() => backend.tell({ fact: 'status.changed', status: fakeStatus({ tunnel: fakeOnline() }) }))
    expect(await screen.findByText(/Reachable from outside/)).toBeVisible()
  })
})
