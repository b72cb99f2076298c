import type { BodyView } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { fail, ok } from '@shared/ipc/result'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import type { FakeBackend } from '../../test/fake-backend'
import { fakeDelivery } from '../../test/fake-deliveries'
import { fakeSecret } from '../../test/fake-routes'
import { createFakeState, sampleOf } from '../../test/fake-state'
import type { FakeState } from '../../test/fake-state'
import { fakeKey, fakeTrigger } from '../../test/fake-triggers'
import { fakeOffline, fakeOnline, fakeProbe, fakeTunnel, withTunnel } from '../../test/fake-tunnel'
import { renderConnected } from '../../test/render-connected'
import { SampleEventDialog } from './sample-event-dialog'

const draft = (changes: Partial<TriggerView> = {}): TriggerView =>
  fakeTrigger({
    id: 'trg-draft',
    connectionId: 'custom-webhook',
    eventType: null,
    authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
    keys: [fakeKey('key-draft', 'x0w')],
    state: 'draft',
    schema: null,
    schemaConfirmedAt: null,
    sampleCount: 0,
    ...changes,
  })

async function open(trigger = draft(), changes: Partial<FakeState> = {}, listen = false) {
  const state = { ...createFakeState(), triggers: [trigger], deliveries: [], samples: [], ...changes }
  const opened = await renderConnected(<SampleEventDialog triggerId={trigger.id} listen={listen} />, state)
  await screen.findByRole('dialog', { name: 'Sample Webhook Event' })
  return opened
}

const button = (name: string) => screen.getByRole('button', { name })
const bodyOf = (changes: Partial<BodyView>): BodyView => ({
  text: 'hello',
  kind: 'text',
  contentType: 'text/plain',
  total: 5,
  truncated: false,
  warnings: [],
  ...changes,
})

describe('what may keep senders away', () => {
  it.each([
    ['no tunnel', fakeTunnel(), /works on this computer only/],
    ['a tunnel that is offline', fakeOffline('no_answer'), /not up, so senders are turned away/],
    [
      'a URL that does not answer',
      fakeOnline({ probe: fakeProbe({ outcome: 'unreachable' }) }),
      /does not answer from outside/,
    ],
    [
      'another server at the URL',
      fakeOnline({ probe: fakeProbe({ outcome: 'somebody_else' }) }),
      /Another server answers/,
    ],
    ['ngrok’s page for browsers', fakeOnline(), /ngrok-skip-browser-warning/],
    ['the sender itself', fakeOnline({ driver: 'ssh' }), /the sender’s own log/],
  ])('is told: %s', async (_what, tunnel, words) => {
    const { status } = withTunnel(createFakeState(), tunnel)
    await open(draft(), { status })
    expect(screen.getByText(words)).toBeVisible()
  })

  it('leads to the Tunnel page from under the URL', async () => {
    const { user } = await open()
    await user.click(button('Connect a tunnel'))
    expect(useDialogs.getState().stack.at(-1)).toEqual({ type: 'settings', page: 'tunnel' })
  })
})

/** A delivery as if it had just been stored. */
function arrive(backend: FakeBackend, changes: Partial<ReturnType<typeof fakeDelivery>['detail']>): void {
  const made = fakeDelivery('trg-draft', backend.state.deliveries.length + 1, 9)
  const outcome = { outcome: made.detail.outcome, reason: made.detail.reason, status: made.detail.status }
  const differences = { ...outcome, ...changes }
  const delivery = {
    ...made,
    detail: { ...made.detail, ...differences },
    summary: { ...made.summary, ...differences },
  }
  backend.state.deliveries = [delivery, ...backend.state.deliveries]
  backend.tell({ fact: 'deliveries.stored', deliveries: [delivery.summary] })
}

describe('listening', () => {
  it('starts and stops on request, and says that there is no time limit', async () => {
    const { user, backend } = await open()
    expect(screen.getByText('Not listening.')).toBeInTheDocument()
    await user.click(button('Listen to event'))
    expect(await screen.findByText('Listening.')).toBeInTheDocument()
    expect(screen.getByText(/There is no time limit/)).toBeInTheDocument()
    await user.click(button('Listening, stop'))
    await waitFor(() => expect(backend.state.triggers[0]?.listening).toBe(false))
  })

  it('starts by itself where that was asked for', async () => {
    const { backend } = await open(draft(), {}, true)
    await waitFor(() => expect(backend.state.triggers[0]?.listening).toBe(true))
  })

  it('ends when the dialog goes away', async () => {
    const { backend } = await open(draft(), {}, true)
    await screen.findByText('Listening.')
    cleanup()
    await waitFor(() => expect(backend.state.triggers[0]?.listening).toBe(false))
  })

  it('shows where to send with the key masked, and copies the real URL', async () => {
    const { user, backend } = await open()
    const field = screen.getByLabelText('Webhook Full URL')
    expect(field).toHaveValue('http://127.0.0.1:4780/hooks/Tk3vQ0xYp7mB2sRhW9dLfA?apikey=hwk_••••••••••••x0w')
    await user.click(button('Copy Webhook Full URL'))
    expect(backend.callsOf('triggers.copy')).toEqual([{ triggerId: 'trg-draft', field: 'fullUrl' }])
    expect(document.documentElement.outerHTML).not.toContain(fakeSecret(draft()))
    expect(screen.getByRole('heading', { name: 'If nothing arrives' })).toBeInTheDocument()
  })
})

describe('what arrives', () => {
  it('is shown at once with its schema, each sample in turn', async () => {
    const { user } = await open()
    await user.click(button('Send test event'))
    expect(await screen.findByText('1 genuine event received.')).toBeInTheDocument()
    expect(screen.getByText('3 or more make the schema trustworthy.')).toBeInTheDocument()
    expect(await screen.findByRole('textbox', { name: 'Sample payload' })).toHaveDisplayValue(/"alert\.created"/)
    const schema = within(await screen.findByRole('treegrid', { name: 'Detected schema' }))
    expect(schema.getByRole('row', { name: /^occurred_at string date-time 1 of 1/ })).toBeInTheDocument()
    await user.click(button('Send test event'))
    expect(await screen.findByText('2 genuine events received.')).toBeInTheDocument()
    expect(await schema.findByRole('row', { name: /^occurred_at string date-time 2 of 2/ })).toBeInTheDocument()
    expect(screen.getByRole('radiogroup', { name: 'Sample' })).toBeInTheDocument()
  })

  it('can be taken out again', async () => {
    const { user, backend } = await open()
    await user.click(button('Send test event'))
    await user.click(await screen.findByRole('button', { name: /^Remove the sample of / }))
    await waitFor(() => expect(backend.state.samples).toEqual([]))
    expect(await screen.findByRole('heading', { name: 'If nothing arrives' })).toBeInTheDocument()
  })

  it('is told with its reason when it is refused, so that nobody waits in vain', async () => {
    const { backend } = await open(draft(), {}, true)
    arrive(backend, { outcome: 'refused', reason: 'key_wrong', status: 401 })
    expect(await screen.findByText('1 request was refused: Wrong API key.')).toBeInTheDocument()
    arrive(backend, { outcome: 'refused', reason: 'key_missing', status: 401 })
    expect(await screen.findByText('2 requests were refused: No API key.')).toBeInTheDocument()
  })

  it('does not speak of refusals at other triggers', async () => {
    const { backend } = await open(draft(), {}, true)
    arrive(backend, { triggerId: 'trg-other', outcome: 'refused', reason: 'key_wrong', status: 401 })
    arrive(backend, { outcome: 'refused', reason: 'key_missing', status: 401 })
    expect(await screen.findByText('1 request was refused: No API key.')).toBeInTheDocument()
  })

  it('is offered as the sample when it came before anybody listened', async () => {
    const { user, backend } = await open()
    arrive(backend, { outcome: 'refused', reason: 'trigger_draft', status: 503, authentic: true })
    await user.click(await screen.findByRole('button', { name: 'Use as sample' }))
    expect(await screen.findByText('1 genuine event received.')).toBeInTheDocument()
  })

  it('is offered as the sample when it came before the dialog was opened', async () => {
    const { user, backend } = await open(draft(), { deliveries: [fakeDelivery('trg-draft', 1, 1)] })
    expect(await screen.findByText(/^A genuine event arrived earlier, at /)).toBeInTheDocument()
    await user.click(button('Use as sample'))
    await waitFor(() => expect(backend.state.samples).toHaveLength(1))
  })

  it('is named when it is of another event type', async () => {
    const { backend } = await open(draft(), {}, true)
    arrive(backend, { outcome: 'filtered', reason: 'other_event_type', eventType: 'issues.\u202eclosed' })
    expect(await screen.findByText(/the last one issues\.\\u\{202e\}closed/)).toBeInTheDocument()
  })

  it('is explained when it is not JSON, or too large to show whole', async () => {
    const { user, backend } = await open()
    const body = bodyOf({ truncated: true, total: 3_250_586, warnings: ['Invalid UTF-8 at byte 3.'] })
    backend.answer('samples.get', ({ sampleId }) => {
      const sample = backend.state.samples.find(({ summary }) => summary.id === sampleId)
      return sample ? ok({ ...sample.summary, headers: [], body }) : fail('not_found', 'gone')
    })
    await user.click(button('Send test event'))
    expect(await screen.findByText(/^Sent as text\/plain, and it is not JSON/)).toBeInTheDocument()
    expect(screen.getByText(/this is the first part of 3\.1 MB/)).toBeInTheDocument()
    expect(screen.getByText('Invalid UTF-8 at byte 3.')).toBeInTheDocument()
  })

  it('is asked for again after an error', async () => {
    const delivery = fakeDelivery('trg-draft', 1, 1)
    const { user, backend } = await open(draft(), { samples: [sampleOf(delivery, 'smp-1')] })
    await screen.findByText('1 genuine event received.')
    backend.answer('schemas.analyse', () => fail('internal', 'The analysis stopped. Try again.'))
    backend.tellAfterGap({ fact: 'trigger.changed', trigger: draft() })
    expect(await screen.findByText('The analysis stopped. Try again.')).toBeInTheDocument()
    backend.answer('schemas.analyse', () => ok({ analysis: null }))
    await user.click(button('Try again'))
    await waitFor(() => expect(screen.queryByText('The analysis stopped. Try again.')).not.toBeInTheDocument())
  })
})

describe('Send test event', () => {
  it('listens first, so that the event is not lost', async () => {
    const { user, backend } = await open()
    await user.click(button('Send test event'))
    expect(await screen.findByText('Test event accepted: 200 in 6 ms')).toBeInTheDocument()
    const asked = backend.calls.map(({ name }) => name).filter((name) => /listen|sendTest/.test(name))
    expect(asked).toEqual(['triggers.listen', 'sender.sendTest'])
  })

  it('sends nothing where it cannot listen, and says why', async () => {
    const { user, backend } = await open()
    backend.answer('triggers.listen', () => fail('invalid_state', 'This trigger is paused. Resume it, then listen.'))
    await user.click(button('Send test event'))
    expect(await screen.findByText('This trigger is paused. Resume it, then listen.')).toBeInTheDocument()
    expect(backend.callsOf('sender.sendTest')).toEqual([])
  })

  it('says when the answer was a refusal', async () => {
    const { user, backend } = await open()
    backend.answer('sender.sendTest', () => ok({ status: 401, deliveryId: null, durationMs: 3 }))
    await user.click(button('Send test event'))
    expect(await screen.findByText(/^The test event was refused: 401 in 3 ms/)).toBeInTheDocument()
  })
})

describe('Apply', () => {
  it('explains what is missing while there is no event', async () => {
    const { user, backend } = await open()
    await user.click(button('Apply'))
    expect(await screen.findByText('There is no event to confirm yet.')).toBeInTheDocument()
    expect(backend.callsOf('schemas.apply')).toEqual([])
  })

  it('confirms the schema and goes back', async () => {
    const { user, backend } = await open()
    openDialog({ type: 'sample-event', triggerId: 'trg-draft' })
    await user.click(button('Send test event'))
    await screen.findByText('1 genuine event received.')
    await user.click(button('Apply'))
    expect(await screen.findByText('Schema confirmed.')).toBeInTheDocument()
    expect(backend.state.triggers[0]?.schemaConfirmedAt).not.toBeNull()
    expect(useDialogs.getState().stack).toEqual([])
  })
})
