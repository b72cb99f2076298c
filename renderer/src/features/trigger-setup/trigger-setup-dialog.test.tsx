import type { TriggerView } from '@shared/contracts/trigger'
import { ok } from '@shared/ipc/result'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useDialogs } from '../../lib/dialogs'
import { fakeSecret } from '../../test/fake-routes'
import { createFakeState } from '../../test/fake-state'
import { fakeKey, fakeNow, fakeTrigger } from '../../test/fake-triggers'
import { fakeOffline, fakeOnline, fakeProbe, fakeTunnel, withTunnel } from '../../test/fake-tunnel'
import { renderConnected } from '../../test/render-connected'
import { TriggerSetupDialog } from './trigger-setup-dialog'

const customDraft = (changes: Partial<TriggerView> = {}): TriggerView =>
  fakeTrigger({
    id: 'trg-custom',
    name: 'Webhook: Custom Webhook',
    connectionId: 'custom-webhook',
    eventType: null,
    authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
    keys: [fakeKey('key-custom', 'x0w')],
    state: 'draft',
    schema: null,
    schemaConfirmedAt: null,
    sampleCount: 0,
    firstHandshakeAt: null,
    firstAuthenticAt: null,
    ...changes,
  })

const stripeDraft = customDraft({
  id: 'trg-stripe',
  connectionId: 'stripe',
  eventType: 'invoice.paid',
  authentication: { method: 'signature', preset: 'stripe', headerName: 'X-API-Key' },
  keys: [],
})

async function open(trigger: TriggerView, tunnel = fakeTunnel()) {
  const state = withTunnel(createFakeState(), tunnel)
  const opened = await renderConnected(<TriggerSetupDialog triggerId={trigger.id} />, { ...state, triggers: [trigger] })
  await screen.findByRole('dialog', { name: 'Trigger Setup' })
  return { ...opened, trigger }
}

const shownText = () => {
  const values = [...document.querySelectorAll('input')].map((input) => input.value)
  return `${document.documentElement.outerHTML} ${values.join(' ')}`
}

describe('where the URLs work', () => {
  it('is this computer without a tunnel, with a quiet way to connect one', async () => {
    const { user } = await open(customDraft())
    expect(screen.getByLabelText('Webhook Base URL')).toHaveAccessibleDescription(
      /Local only: reachable from this computer/,
    )
    await user.click(screen.getByRole('button', { name: 'Connect a tunnel' }))
    expect(useDialogs.getState().stack.at(-1)).toEqual({ type: 'settings', page: 'tunnel' })
  })

  it('is everywhere once the public URL answered', async () => {
    await open(customDraft(), fakeOnline())
    expect(screen.getByLabelText('Webhook Base URL')).toHaveAccessibleDescription('Reachable from outside, 184 ms')
    expect(screen.queryByRole('button', { name: /tunnel/i })).not.toBeInTheDocument()
  })

  it.each([
    [
      'connecting',
      fakeOnline({ link: { state: 'connecting', since: fakeNow, problem: null } }),
      /^Connecting through ngrok/,
    ],
    ['offline', fakeOffline('no_answer'), /^Offline since .*: no answer/],
    ['online but unreachable', fakeOnline({ probe: fakeProbe({ outcome: 'unreachable' }) }), /but not reachable/],
    [
      'online at another server',
      fakeOnline({ probe: fakeProbe({ outcome: 'somebody_else' }) }),
      /reaches another server/,
    ],
  ])('is told when it is %s, with the way to the settings', async (_state, tunnel, words) => {
    const { user } = await open(customDraft(), tunnel)
    expect(screen.getByLabelText('Webhook Base URL')).toHaveAccessibleDescription(words)
    await user.click(screen.getByRole('button', { name: 'Tunnel settings' }))
    expect(useDialogs.getState().stack.at(-1)).toEqual({ type: 'settings', page: 'tunnel' })
  })
})

describe('the fields', () => {
  it('shows the Full URL under API Key only, and the Base URL and key under both', async () => {
    const { user, backend } = await open(customDraft())
    expect(screen.getByLabelText('Webhook Event Name')).toHaveValue('Webhook: Custom Webhook')
    expect(screen.getByLabelText('Webhook Full URL')).toBeInTheDocument()
    expect(screen.getByLabelText('Also accepted in header')).toBeInTheDocument()
    expect(screen.queryByRole('radiogroup', { name: 'Signature scheme' })).not.toBeInTheDocument()

    await user.click(screen.getByRole('radio', { name: 'Signature' }))
    await waitFor(() => expect(screen.queryByLabelText('Webhook Full URL')).not.toBeInTheDocument())
    expect(screen.getByLabelText('Webhook Base URL')).toHaveValue('http://127.0.0.1:4780/hooks/Tk3vQ0xYp7mB2sRhW9dLfA')
    expect(screen.getByLabelText('Webhook API Key')).toBeInTheDocument()
    expect(screen.queryByLabelText('Also accepted in header')).not.toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'Blink' })).toBeChecked()

    await user.click(screen.getByRole('radio', { name: 'Standard Webhooks' }))
    await waitFor(() => expect(backend.state.triggers[0]?.authentication.preset).toBe('standard-webhooks'))
  })

  it('asks before it changes the authentication of a trigger in use', async () => {
    const { user, backend } = await open(customDraft({ state: 'ready' }))
    await user.click(screen.getByRole('radio', { name: 'Signature' }))
    expect(backend.callsOf('triggers.update')).toEqual([])
    expect(useDialogs.getState().stack).toMatchObject([{ type: 'confirm', title: 'Change the authentication?' }])
  })

  it('says in words what is wrong with the name and the header, and saves only what is right', async () => {
    const { user, backend } = await open(customDraft())
    await user.clear(screen.getByLabelText('Webhook Event Name'))
    await user.tab()
    expect(await screen.findByText('Give the trigger a name.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Webhook Event Name'), 'Alerts')
    await user.type(screen.getByLabelText('Also accepted in header'), ' bad header')
    await user.tab()
    expect(await screen.findByText('A header name has letters, digits and - only.')).toBeInTheDocument()
    expect(backend.callsOf('triggers.update')).toEqual([{ triggerId: 'trg-custom', name: 'Alerts' }])
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(screen.queryByText('Confirm the sample event first.')).not.toBeInTheDocument()
  })

  it('keeps what was written when a draft is closed half-way', async () => {
    const { user, backend } = await open(customDraft())
    await user.clear(screen.getByLabelText('Webhook Event Name'))
    await user.type(screen.getByLabelText('Webhook Event Name'), 'Alerts')
    await user.click(screen.getByRole('button', { name: 'Save as draft' }))
    await waitFor(() => expect(backend.state.triggers[0]?.name).toBe('Alerts'))
  })

  it('drops what was written when a trigger in use is cancelled', async () => {
    const { user, backend } = await open(customDraft({ state: 'ready' }))
    await user.type(screen.getByLabelText('Webhook Event Name'), ' changed')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(backend.callsOf('triggers.update')).toEqual([])
  })

  it('says why there is no URL when the receiver could not start', async () => {
    const { backend } = await open(customDraft())
    const receiver = { state: 'failed' as const, message: 'Port 4780 is taken.' }
    backend.tell({ fact: 'status.changed', status: { ...backend.state.status, receiver, publicBase: null } })
    expect(await screen.findByText('Port 4780 is taken.')).toBeInTheDocument()
  })
})

describe('the key', () => {
  it('is nowhere in the document until revealed, and again not after hiding', async () => {
    const { user, trigger } = await open(customDraft())
    const secret = fakeSecret(trigger)
    expect(screen.getByLabelText('Webhook API Key')).toHaveValue('hwk_••••••••••••x0w')
    expect(shownText()).not.toContain(secret)
    await user.click(screen.getByRole('button', { name: 'Reveal Webhook API Key' }))
    expect(await screen.findByDisplayValue(secret)).toBe(screen.getByLabelText('Webhook API Key'))
    await user.click(screen.getByRole('button', { name: 'Hide Webhook API Key' }))
    expect(shownText()).not.toContain(secret)
  })

  it('is copied by the backend, never by the renderer', async () => {
    const { user, backend, trigger } = await open(customDraft())
    for (const label of ['Webhook Full URL', 'Webhook Base URL', 'Webhook API Key']) {
      await user.click(screen.getByRole('button', { name: `Copy ${label}` }))
    }
    expect(backend.callsOf('triggers.copy')).toEqual([
      { triggerId: trigger.id, field: 'fullUrl' },
      { triggerId: trigger.id, field: 'baseUrl' },
      { triggerId: trigger.id, field: 'apiKey' },
    ])
    expect(await screen.findAllByText('Copied')).not.toHaveLength(0)
    expect(shownText()).not.toContain(fakeSecret(trigger))
  })

  it('is rotated only after a question', async () => {
    const { user, backend } = await open(customDraft())
    await user.click(screen.getByRole('button', { name: 'Rotate Webhook API Key' }))
    expect(backend.callsOf('keys.rotate')).toEqual([])
    expect(useDialogs.getState().stack).toMatchObject([{ type: 'confirm', confirmLabel: 'Rotate key' }])
  })

  it('tells who still uses the old one, and revokes it', async () => {
    const now = Date.now()
    const old = { ...fakeKey('key-old', 'Old'), retiresAt: now + 3_600_000 }
    const { user, backend } = await open(
      customDraft({
        keys: [
          { ...fakeKey('key-new', 'New'), createdAt: now - 600_000 },
          { ...old, lastUsedAt: now - 150_000, lastSender: '140.82.115.3' },
        ],
      }),
    )
    const olds = within(screen.getByRole('list', { name: 'Old keys' }))
    expect(olds.getByText('Still used by 140.82.115.3, last 2 min ago.')).toBeInTheDocument()
    await user.click(olds.getByRole('button', { name: 'Revoke' }))
    expect(backend.callsOf('keys.revoke')).toEqual([{ triggerId: 'trg-custom', keyId: 'key-old' }])
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Old keys' })).not.toBeInTheDocument())
  })

  it('offers a new one where the vault has lost it', async () => {
    const { user, backend } = await open(customDraft({ keyLost: true }))
    await user.click(screen.getByRole('button', { name: 'Make a new key' }))
    expect(backend.callsOf('keys.rotate')).toEqual([{ triggerId: 'trg-custom' }])
  })
})

describe('a secret that the vendor issues', () => {
  it('is asked for under the vendor’s name, and a wrong shape is warned of', async () => {
    const { user, backend } = await open(stripeDraft)
    backend.answer('keys.setVendorSecret', ({ secret }) => {
      const trigger = { ...stripeDraft, keys: [fakeKey('key-stripe', secret.slice(-3), 'vendor')] }
      return ok({ trigger, warning: 'A Signing secret usually starts with whsec_.' })
    })
    expect(screen.queryByLabelText('Webhook API Key')).not.toBeInTheDocument()
    await user.type(screen.getByLabelText('Signing secret'), 'sk_live_1234567890abc')
    await user.click(screen.getByRole('button', { name: 'Save Signing secret' }))
    expect(await screen.findByText('A Signing secret usually starts with whsec_.')).toBeInTheDocument()
    expect(screen.getByLabelText('Signing secret')).toHaveValue('••••••••••••abc')
    expect(shownText()).not.toContain('sk_live_1234567890abc')
  })

  it('is not sent while the field is empty', async () => {
    const { user, backend } = await open(stripeDraft)
    await user.click(screen.getByRole('button', { name: 'Save Signing secret' }))
    expect(await screen.findByText('Paste the Signing secret first.')).toBeInTheDocument()
    expect(backend.callsOf('keys.setVendorSecret')).toEqual([])
  })
})

describe('the guide', () => {
  it('ticks the handshake and the first genuine event as they really arrive', async () => {
    const trigger = fakeTrigger({ state: 'draft', firstHandshakeAt: null, firstAuthenticAt: null })
    const { backend } = await open(trigger)
    const arrived = within(screen.getByRole('list', { name: 'What has arrived' }))
    expect(arrived.getByText("GitHub's ping: not yet")).toBeInTheDocument()
    expect(arrived.queryByLabelText('Done')).not.toBeInTheDocument()
    backend.tell({ fact: 'trigger.changed', trigger: { ...trigger, firstHandshakeAt: fakeNow } })
    expect(await arrived.findByText(/GitHub's ping arrived, /)).toBeInTheDocument()
    expect(arrived.getAllByLabelText('Done')).toHaveLength(1)
    expect(arrived.getByText('First genuine event: not yet')).toBeInTheDocument()
  })

  it('opens the vendor’s documentation through the app', async () => {
    const { user, backend } = await open(fakeTrigger())
    await user.click(screen.getByRole('link', { name: /^Documentation of GitHub, read on/ }))
    expect(backend.callsOf('app.openLink')).toEqual([{ url: expect.stringMatching(/^https:\/\/docs\.github\.com\//) }])
  })
})

describe('Apply', () => {
  it('explains what is missing while no sample event is confirmed, and leads there', async () => {
    const { user, backend } = await open(customDraft())
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(await screen.findByText('Confirm the sample event first.')).toBeInTheDocument()
    expect(backend.callsOf('triggers.transition')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'View sample event' }))
    expect(useDialogs.getState().stack).toEqual([{ type: 'sample-event', triggerId: 'trg-custom' }])
  })

  it('completes a draft with a confirmed schema and offers both exports', async () => {
    const { user, backend } = await open(fakeTrigger({ state: 'draft' }))
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(await screen.findByText('Webhook: Issues opened is ready')).toBeInTheDocument()
    expect(backend.state.triggers[0]?.state).toBe('ready')
    await user.click(screen.getByRole('button', { name: 'Export JSON Schema' }))
    expect(backend.callsOf('bundles.export')).toEqual([{ triggerId: 'trg-issues', kind: 'jsonSchema' }])
    expect(await screen.findByText('Saved to webhook-issues-opened.hookwright.json')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Export bundle' })).toBeInTheDocument()
  })

  it('saves the name of a trigger in use', async () => {
    const { user, backend } = await open(fakeTrigger())
    await user.clear(screen.getByLabelText('Webhook Event Name'))
    await user.type(screen.getByLabelText('Webhook Event Name'), 'New issues')
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    await waitFor(() =>
      expect(backend.callsOf('triggers.update')).toEqual([{ triggerId: 'trg-issues', name: 'New issues' }]),
    )
    expect(backend.callsOf('triggers.transition')).toEqual([])
  })
})
