import { fail } from '@shared/ipc/result'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { tellFact } from '../../lib/facts'
import { useDialogs } from '../../lib/dialogs'
import { useTrigger } from '../../lib/mirror/trigger-store'
import type { FakeBackend } from '../../test/fake-backend'
import { fakeDelivery, refusedPlan } from '../../test/fake-deliveries'
import { createFakeState } from '../../test/fake-state'
import type { FakeState } from '../../test/fake-state'
import { fakeNow } from '../../test/fake-triggers'
import { fakeGap, fakePublicBase } from '../../test/fake-tunnel'
import { installFakeMirror } from '../../test/install-fake-backend'
import { DeliveriesPanel } from './deliveries-panel'

let backend: FakeBackend

function Panel({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  return trigger === undefined ? null : <DeliveriesPanel trigger={trigger} />
}

const renderPanel = (triggerId = 'trg-issues', state: FakeState = createFakeState()) => {
  backend = installFakeMirror(state)
  render(<Panel triggerId={triggerId} />)
  return userEvent.setup()
}

const list = () => screen.findByRole('listbox', { name: 'Deliveries' })
const selectedRow = () => screen.getByRole('option', { selected: true })
const detail = () => screen.findByRole('region', { name: 'Delivery' })

describe('deliveries', () => {
  it('opens the newest delivery by itself, so that its verdict is seen at once', async () => {
    renderPanel()
    await list()
    expect(selectedRow()).toHaveAccessibleName(/^issues\.opened, 401 refused, Signature does not match/)
    expect(within(await detail()).getByRole('list', { name: 'Verdict' })).toBeVisible()
  })

  it('explains a refused delivery: cause, evidence and what to do', async () => {
    renderPanel()
    const card = await screen.findByRole('region', { name: 'Why not' })
    expect(card).toHaveTextContent('Why not? Signature does not match')
    expect(card).toHaveTextContent('X-Hub-Signature-256')
    expect(card).toHaveTextContent(/Paste the secret into the sender again/)
    await userEvent.click(within(card).getByRole('button', { name: 'Copy the current key' }))
    expect(backend.callsOf('triggers.copy')).toEqual([{ triggerId: 'trg-issues', field: 'apiKey' }])
    const failed = within(screen.getByRole('list', { name: 'Verdict' })).getByTitle('Authenticated: failed')
    expect(failed).toBeInTheDocument()
  })

  it('moves with the keyboard and opens with Enter', async () => {
    const user = renderPanel()
    const rows = await list()
    rows.focus()
    await user.keyboard('{ArrowDown}')
    expect(selectedRow()).toHaveAccessibleName(/200 accepted/)
    expect(rows).toHaveAttribute('aria-activedescendant', selectedRow().id)
    await user.keyboard('{End}')
    expect(selectedRow()).toHaveAttribute('aria-posinset', '60')
    await user.keyboard('{Home}{Enter}')
    expect(selectedRow()).toHaveAttribute('aria-posinset', '1')
    expect(await detail()).toHaveFocus()
  })

  it('asks for one verdict when its chip is chosen, and says so when there is none', async () => {
    const user = renderPanel('trg-orders')
    await list()
    await user.click(screen.getByRole('radio', { name: 'Refused 2' }))
    expect(backend.callsOf('deliveries.page').at(-1)).toMatchObject({ triggerId: 'trg-orders', outcome: 'refused' })
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
    await user.click(screen.getByRole('radio', { name: 'Handshake 0' }))
    expect(await screen.findByText('None with this verdict')).toBeVisible()
  })

  it('shows a delivery as it arrives, without moving the choice', async () => {
    renderPanel()
    await list()
    const before = selectedRow().id
    act(() => tellFact({ fact: 'deliveries.stored', deliveries: [fakeDelivery('trg-issues', 61, 61).summary] }))
    await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '61'))
    expect(selectedRow().id).toBe(before)
  })

  it('writes out characters that could hide or reorder the text of a row', async () => {
    const state = createFakeState()
    const hostile = fakeDelivery('trg-issues', 99, 99, { ...refusedPlan, eventType: 'pay\u202emoc.live' })
    state.deliveries = [hostile, ...state.deliveries]
    renderPanel('trg-issues', state)
    await list()
    expect(screen.getByText('pay\\u{202e}moc.live')).toBeVisible()
    expect(document.body.textContent).not.toContain('\u202e')
  })

  it('shows payload, headers and response of the chosen delivery', async () => {
    const user = renderPanel()
    expect(await screen.findByRole('textbox', { name: 'Payload' })).toHaveTextContent(/"action": "opened"/)
    await user.click(screen.getByRole('radio', { name: 'Hex' }))
    expect(backend.callsOf('deliveries.body').at(-1)).toMatchObject({ form: 'hex' })
    await user.click(screen.getByRole('tab', { name: /Headers/ }))
    expect(screen.getByRole('table', { name: 'Request headers' })).toHaveTextContent('X-GitHub-Event')
    await user.click(screen.getByRole('tab', { name: 'Response' }))
    expect(screen.getByRole('region', { name: 'Response' })).toHaveTextContent('{"error":"unauthorized"')
  })

  it('takes the delivery as a sample', async () => {
    const user = renderPanel()
    await user.click(await screen.findByRole('button', { name: 'Use as sample' }))
    expect(backend.callsOf('samples.addFromDelivery')).toEqual([{ deliveryId: 'dlv-trg-issues-60' }])
  })

  it('deletes only after a question, then shows the one below', async () => {
    const user = renderPanel()
    await user.click(await screen.findByRole('button', { name: 'Delete delivery' }))
    expect(backend.callsOf('deliveries.remove')).toEqual([])
    const dialog = useDialogs.getState().stack.at(-1)
    expect(dialog).toMatchObject({ type: 'confirm', title: 'Delete this delivery?' })
    act(() => tellFact({ fact: 'delivery.removed', deliveryId: 'dlv-trg-issues-60', triggerId: 'trg-issues' }))
    await waitFor(() => expect(selectedRow().id).toContain('dlv-trg-issues-59'))
  })

  it('says how to get a first delivery', async () => {
    const user = renderPanel('trg-finding')
    expect(await screen.findByText('No deliveries yet')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Copy Webhook Base URL' }))
    expect(backend.callsOf('triggers.copy')).toEqual([{ triggerId: 'trg-finding', field: 'baseUrl' }])
    await user.click(screen.getByRole('button', { name: 'Send test event' }))
    expect(backend.callsOf('sender.sendTest')).toEqual([{ triggerId: 'trg-finding' }])
  })

  it('says why deliveries could not be read, and reads them again', async () => {
    backend = installFakeMirror()
    backend.answer('deliveries.page', () => fail('store_failed', 'The disk is full.'))
    render(<Panel triggerId="trg-issues" />)
    expect(await screen.findByText('The disk is full.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(backend.callsOf('deliveries.page')).toHaveLength(2)
  })
})

describe('gaps', () => {
  const gapRow = () => screen.findByRole('group', { name: /^Offline/ })
  /** The newest delivery, then a gap, then the others. */
  const withGap = (state = createFakeState()) => {
    state.gaps = [fakeGap({ startedAt: fakeNow - 30_000, endedAt: fakeNow - 10_000 })]
    return state
  }

  it('stand between the deliveries and are no choice', async () => {
    const user = renderPanel('trg-issues', withGap())
    const row = await gapRow()
    expect(row).toHaveAccessibleName(/no answer\. Senders were turned away; ask them to send again\.$/)
    const before = selectedRow().id
    await user.click(row)
    expect(selectedRow().id).toBe(before)
    expect(screen.getAllByRole('option')[1]).toHaveAttribute('aria-posinset', '2')
  })

  it('are passed over by the keyboard and told with the delivery under them', async () => {
    const user = renderPanel('trg-issues', withGap())
    const row = await gapRow()
    ;(await list()).focus()
    await user.keyboard('{ArrowDown}')
    expect(selectedRow()).toHaveAttribute('aria-posinset', '2')
    expect(selectedRow()).toHaveAttribute('aria-describedby', row.id)
    await user.keyboard('{ArrowUp}')
    expect(selectedRow()).toHaveAttribute('aria-posinset', '1')
    await user.keyboard('{End}')
    expect(selectedRow()).toHaveAttribute('aria-posinset', '60')
  })

  it('appear on top while they last, and tell when they ended', async () => {
    renderPanel()
    await list()
    const gap = fakeGap({ startedAt: fakeNow + 1000, endedAt: null })
    act(() => tellFact({ fact: 'tunnel.gapChanged', gap }))
    expect(await screen.findByRole('group', { name: /^Offline since/ })).toBeInTheDocument()
    act(() => tellFact({ fact: 'tunnel.gapChanged', gap: { ...gap, endedAt: fakeNow + 361_000 } }))
    expect(await screen.findByRole('group', { name: /, 6 min: no answer/ })).toBeInTheDocument()
  })

  it('do not move what is read further down', async () => {
    renderPanel()
    const rows = await list()
    rows.scrollTop = 400
    fireEvent.scroll(rows)
    act(() => tellFact({ fact: 'tunnel.gapChanged', gap: fakeGap({ startedAt: fakeNow + 1000, endedAt: null }) }))
    rows.scrollTop = 300
    fireEvent.scroll(rows)
    expect(screen.queryByRole('group', { name: /^Offline/ })).not.toBeInTheDocument()
    rows.scrollTop = 0
    fireEvent.scroll(rows)
    expect(await gapRow()).toBeInTheDocument()
  })
})

describe('the way a delivery took', () => {
  const openHeaders = async (publicBase: string | null) => {
    const state = createFakeState()
    state.deliveries = state.deliveries.map((one) => ({ ...one, detail: { ...one.detail, publicBase } }))
    const user = renderPanel('trg-issues', state)
    await user.click(await screen.findByRole('tab', { name: /Headers/ }))
    return screen.getByRole('region', { name: 'Headers' })
  }

  it('is the public URL when it came through the tunnel', async () => {
    expect(await openHeaders(fakePublicBase)).toHaveTextContent(
      `Received by ${fakePublicBase}/hooks/Tk3vQ0xYp7mB2sRhW9dLfA`,
    )
  })

  it('is this computer when it was sent there directly', async () => {
    expect(await openHeaders(null)).toHaveTextContent('Sent to this computer directly')
  })
})

describe('long lists', () => {
  beforeEach(() => {
    backend = installFakeMirror()
  })

  it('keeps showing the chosen delivery when newer ones push it out of memory', async () => {
    render(<Panel triggerId="trg-issues" />)
    await screen.findByRole('region', { name: 'Why not' })
    const flood = Array.from({ length: 2100 }, (_, index) => fakeDelivery('trg-issues', 100 + index, 2200).summary)
    act(() => tellFact({ fact: 'deliveries.stored', deliveries: flood }))
    await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '2000'))
    expect(screen.getByRole('region', { name: 'Why not' })).toBeVisible()
  })

  it('reads older pages by the last row’s key', async () => {
    const all = Array.from({ length: 450 }, (_, index) => fakeDelivery('trg-issues', 450 - index, 450))
    backend.state.deliveries = all
    render(<Panel triggerId="trg-issues" />)
    const rows = await list()
    rows.scrollTop = 190 * 44
    fireEvent.scroll(rows)
    await waitFor(() => expect(backend.callsOf('deliveries.page').length).toBeGreaterThan(1))
    expect(backend.callsOf('deliveries.page')[1]).toMatchObject({ before: 251 })
  })
})
