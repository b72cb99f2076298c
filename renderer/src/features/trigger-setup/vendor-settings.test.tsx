import { findConnection } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fakeDelivery } from '../../test/fake-deliveries'
import { createFakeState } from '../../test/fake-state'
import type { FakeState } from '../../test/fake-state'
import { fakeKey, fakeTrigger } from '../../test/fake-triggers'
import { renderConnected } from '../../test/render-connected'
import { createSetupDraftSchema, draftOf, findChanges, keepValid, listSettings } from './setup-draft'
import { TriggerSetupDialog } from './trigger-setup-dialog'

function draftOfVendor(connectionId: string, changes: Partial<TriggerView> = {}): TriggerView {
  const connection = must(findConnection(connectionId), 'the registry has it')
  const preset = must(connection.presets[0], 'a connection has a preset').id
  return fakeTrigger({
    connectionId,
    eventType: null,
    authentication: { method: 'signature', preset, headerName: 'X-API-Key' },
    keys: [],
    state: 'draft',
    firstHandshakeAt: null,
    firstAuthenticAt: null,
    ...changes,
  })
}

async function open(trigger: TriggerView, changes: Partial<FakeState> = {}) {
  const opened = await renderConnected(<TriggerSetupDialog triggerId={trigger.id} />, {
    ...createFakeState(),
    triggers: [trigger],
    ...changes,
  })
  await screen.findByRole('dialog', { name: 'Trigger Setup' })
  return opened
}

describe('a setting that the app made', () => {
  it('is shown under the vendor’s name for it, to be copied and not written', async () => {
    const trigger = draftOfVendor('meta')
    const authentication = { ...trigger.authentication, config: { verifyToken: 'vt-8841' } }
    const { user } = await open({ ...trigger, authentication })
    const field = screen.getByLabelText('Verify token')
    expect(field).toHaveValue('vt-8841')
    expect(field).toHaveAttribute('readonly')
    await user.click(screen.getByRole('button', { name: 'Copy Verify token' }))
    expect(await navigator.clipboard.readText()).toBe('vt-8841')
  })

  it('is not there for a vendor without one', async () => {
    await open(draftOfVendor('stripe'))
    expect(screen.queryByLabelText('Verify token')).not.toBeInTheDocument()
  })
})

describe('a setting that the user writes', () => {
  const settings = listSettings({
    ...must(findConnection('custom-webhook'), 'the registry has it'),
    config: [
      { name: 'url', label: 'Notification URL', hint: 'As in the console.', required: true, generated: false },
      { name: 'token', label: 'Token', hint: 'For the console.', required: true, generated: true },
    ],
  })
  const schema = createSetupDraftSchema(settings)
  const trigger = draftOfVendor('stripe', {
    authentication: { method: 'signature', preset: 'stripe', headerName: 'X-API-Key', config: { token: 'made' } },
  })

  it('is asked for in words while it is empty', () => {
    const { error } = schema.safeParse(draftOf(trigger, settings))
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['config.url', 'Fill in the Notification URL. Nothing can be checked without it.'],
    ])
  })

  it('is saved beside what the app made, once it is right', () => {
    const saved = draftOf(trigger, settings)
    expect(findChanges(trigger, saved)).toBeNull()
    const written = keepValid({ ...saved, config: { url: ' https://a.example ' } }, saved, schema)
    expect(findChanges(trigger, written)).toEqual({
      triggerId: trigger.id,
      authentication: { ...trigger.authentication, config: { token: 'made', url: 'https://a.example' } },
    })
    expect(keepValid({ ...saved, config: { url: 'x'.repeat(2049) } }, saved, schema)).toEqual(saved)
  })
})

describe('a secret that the vendor tells in a handshake', () => {
  it('is waited for, and masked once it is there', async () => {
    const trigger = draftOfVendor('asana')
    const { backend } = await open(trigger)
    const place = screen.getByRole('group', { name: 'Hook secret' })
    expect(within(place).getByRole('status')).toHaveTextContent('Told by Asana in its handshake: not yet')
    backend.tell({ fact: 'trigger.changed', trigger: { ...trigger, keys: [fakeKey('key-told', 'a1b', 'vendor')] } })
    expect(await screen.findByDisplayValue('••••••••••••a1b')).toHaveAccessibleName('Hook secret')
    expect(screen.queryByRole('group', { name: 'Hook secret' })).not.toBeInTheDocument()
  })

  it('can be pasted all the same', async () => {
    const { user, backend } = await open(draftOfVendor('asana'))
    await user.click(screen.getByRole('button', { name: 'Paste it instead' }))
    await user.type(screen.getByLabelText('Hook secret'), 'b537207f20cbfa02357cf448134da559')
    await user.click(screen.getByRole('button', { name: 'Save Hook secret' }))
    await waitFor(() => expect(backend.callsOf('keys.setVendorSecret')).toHaveLength(1))
  })
})

describe('a public key', () => {
  it('is called one, and is seen while it is pasted', async () => {
    await open(draftOfVendor('discord'))
    expect(screen.getByLabelText(/public key/i)).toHaveAttribute('type', 'text')
  })
})

describe('a public key that is saved', () => {
  it('is shown as it is, with nothing to reveal', async () => {
    await open(draftOfVendor('discord', { keys: [fakeKey('key-discord', 'b7K', 'vendor')] }))
    const field = screen.getByRole('textbox', { name: /public key/i })
    await waitFor(() => expect(field).not.toHaveDisplayValue(/•/))
    expect(screen.queryByRole('button', { name: /^Reveal/ })).not.toBeInTheDocument()
  })
})

describe('a trigger that is completed without the keys it needs', () => {
  it('is not said to accept events', async () => {
    const sns = draftOfVendor('aws-sns', { schemaConfirmedAt: 1, sampleCount: 1 })
    const { user } = await open(sns)
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(await screen.findByText(/It refuses every delivery until its signing keys may be fetched/)).toBeVisible()
    expect(screen.queryByText(/accepted from now on/)).not.toBeInTheDocument()
  })
})

describe('signing keys that the vendor publishes', () => {
  it('are fetched only once the user allows it, from where it says', async () => {
    const { user, backend } = await open(draftOfVendor('aws-sns', { keys: [fakeKey('key-sns', 'x0w')] }))
    const leave = screen.getByRole('switch', { name: 'Fetch the signing keys of Amazon SNS' })
    expect(leave).not.toBeChecked()
    expect(leave).toHaveAccessibleDescription(/^From sns\.\*\.amazonaws\.com or .*, over https, once you allow it\.$/)
    expect(
      screen.getByText(/^Until the signing keys of Amazon SNS may be fetched, every delivery is refused\.$/),
    ).toBeVisible()
    expect(screen.queryByLabelText('Webhook API Key')).not.toBeInTheDocument()
    await user.click(leave)
    await waitFor(() => expect(leave).toBeChecked())
    expect(screen.queryByText(/every delivery is refused/)).not.toBeInTheDocument()
    expect(backend.state.triggers[0]?.authentication.mayFetchKeys).toBe(true)
  })
})

describe('a subscription that waits to be confirmed', () => {
  it('is confirmed from the guide, which then ticks it off', async () => {
    const trigger = draftOfVendor('aws-sns', { id: 'trg-sns' })
    const delivery = fakeDelivery('trg-sns', 1, 1)
    const confirmation = { label: 'Confirm subscription', what: 'It does.', host: 'sns.example', isVerified: true }
    const detail = { ...delivery.detail, confirmation }
    const { user, backend } = await open(trigger, { deliveries: [{ ...delivery, detail }] })
    const arrived = within(screen.getByRole('list', { name: 'What has arrived' }))
    expect(arrived.getByText('Confirmed by you: not yet')).toBeInTheDocument()
    await user.click(await arrived.findByRole('button', { name: 'Confirm subscription' }))
    expect(await arrived.findByText(/^Confirmed by you, /)).toBeInTheDocument()
    expect(backend.callsOf('deliveries.confirm')).toHaveLength(1)
  })
})

describe('the small print of the guide', () => {
  it('tells how the vendor delivers, what cannot be done and how far the scheme is proven', async () => {
    await open(draftOfVendor('aws-sns'))
    const list = within(screen.getByRole('list', { name: 'Good to know' }))
    expect(list.getByText('Amazon SNS waits 15 seconds for the answer.')).toBeInTheDocument()
    expect(list.getByText(/^Raw message delivery/)).toBeInTheDocument()
    expect(list.getByText('The scheme is checked against Amazon SNS’s own package.')).toBeInTheDocument()
  })
})
