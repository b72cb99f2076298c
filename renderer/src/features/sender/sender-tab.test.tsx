import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fail } from '@shared/ipc/result'
import { useTrigger } from '../../lib/mirror/trigger-store'
import { editDelivery, useNavigation } from '../../lib/navigation'
import type { FakeState } from '../../test/fake-state'
import { createFakeState } from '../../test/fake-state'
import { renderConnected } from '../../test/render-connected'
import { SenderTab } from './sender-tab'

function Tab({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  return trigger === undefined ? null : <SenderTab trigger={trigger} />
}

let opened = 0

/** The tab of a trigger that no other test has worked with. */
async function renderTab(changes: Partial<FakeState['triggers'][number]> = {}) {
  opened += 1
  const id = `trg-sender-${opened}`
  const state = createFakeState()
  const [first] = state.triggers.filter(({ connectionId }) => connectionId === 'github')
  if (first === undefined) throw new Error('there is a GitHub trigger')
  state.triggers = [...state.triggers, { ...first, ...changes, id }]
  return { id, ...(await renderConnected(<Tab triggerId={id} />, state)) }
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('an event', () => {
  it('is sent as it stands: type, headers, proof and way', async () => {
    const { backend, id, user } = await renderTab({ eventType: null })
    await user.selectOptions(screen.getByLabelText('Event type'), 'push')
    await user.click(screen.getByRole('radio', { name: 'Not signed' }))
    await user.click(screen.getByRole('checkbox', { name: 'New delivery id each time' }))
    await user.click(screen.getByRole('tab', { name: /^Headers/ }))
    await user.click(button('Remove user-agent'))
    await user.click(button('Add header'))
    fireEvent.change(screen.getByLabelText('Name of header 5'), { target: { value: 'X-Own' } })
    fireEvent.change(screen.getByLabelText('Value of X-Own'), { target: { value: 'mine' } })
    await user.click(button('Send'))
    const [sent] = backend.callsOf('sender.send')
    expect(sent).toMatchObject({ triggerId: id, proof: 'none', route: 'local', freshId: false })
    expect(sent?.request.headers).toContainEqual(['X-Own', 'mine'])
    expect(sent?.request.headers.map(([name]) => name)).not.toContain('user-agent')
    expect(JSON.parse(sent?.request.body ?? '')).toMatchObject({ ref: 'refs/heads/main' })
  })

  it('shows what came of it, and leads to the delivery', async () => {
    const { user } = await renderTab()
    await user.click(button('Send'))
    expect(await screen.findByRole('status', { name: 'Outcome' })).toHaveTextContent('Answered 200')
    await user.click(screen.getByRole('tab', { name: /^Sent headers/ }))
    expect(screen.getByRole('table', { name: 'Sent headers' })).toHaveTextContent('X-Hub-Signature-256')
    await user.click(button('Open delivery'))
    expect(useNavigation.getState()).toMatchObject({
      tab: 'deliveries',
      wantedDelivery: expect.stringMatching(/^dlv-/),
    })
  })

  it('says why it was not sent, and keeps the sends before', async () => {
    const { backend, user } = await renderTab()
    await user.click(button('Send'))
    backend.answer('sender.send', () => fail('send_failed', 'Nothing listens.'))
    await user.click(button('Send'))
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing listens.')
    const sends = within(screen.getByRole('list', { name: 'Last sends' })).getAllByRole('button')
    expect(sends).toHaveLength(2)
    await user.click(sends[1] as HTMLElement)
    expect(screen.getByRole('status', { name: 'Outcome' })).toBeInTheDocument()
  })

  it('cannot go through a tunnel that is not there, and says so', async () => {
    await renderTab()
    expect(screen.getByRole('radio', { name: 'Through the tunnel' })).toHaveAttribute('data-disabled')
    expect(screen.getByText(/No tunnel is connected/)).toBeInTheDocument()
  })

  it('offers the places of the key where the trigger takes one', async () => {
    const authentication = { method: 'apiKey', preset: 'github', headerName: 'X-API-Key' } as const
    const { backend, user } = await renderTab({ authentication })
    await user.click(screen.getByRole('radio', { name: 'Key in the URL' }))
    await user.click(button('Send'))
    expect(backend.callsOf('sender.send')[0]).toMatchObject({ proof: 'query' })
  })

  it('says whose key it is signed with where the vendor keeps its own', async () => {
    const authentication = { method: 'signature', preset: 'discord', headerName: 'X-API-Key' } as const
    await renderTab({ connectionId: 'discord', eventType: null, authentication })
    expect(screen.getByText(/private key that only it has/)).toBeInTheDocument()
  })
})

it('is filled with a delivery that is to be edited', async () => {
  const state = createFakeState()
  const [delivery] = state.deliveries
  const triggerId = delivery?.detail.triggerId ?? ''
  editDelivery(triggerId, delivery?.detail.id ?? '')
  const { backend, user } = await renderConnected(<Tab triggerId={triggerId} />, state)
  await user.click(button('Send'))
  expect(backend.callsOf('sender.send')[0]).toMatchObject({
    request: { headers: [['X-Edited', 'yes']], body: delivery?.body },
  })
  expect(useNavigation.getState()).toMatchObject({ deliveryToEdit: null })
})

it('plays a handshake and compares the answer', async () => {
  const { backend, user } = await renderTab()
  await user.click(screen.getByRole('radio', { name: 'Handshakes' }))
  await user.click(button("Play GitHub's ping"))
  const row = await screen.findByRole('listitem', { name: "GitHub's ping" })
  expect(row).toHaveTextContent('passed')
  expect(row).toHaveTextContent('Expected')
  expect(backend.callsOf('sender.playHandshake')[0]).toMatchObject({ handshakeId: 'ping' })
})

it('has no handshakes to play where the vendor makes none', async () => {
  const authentication = { method: 'signature', preset: 'stripe', headerName: 'X-API-Key' } as const
  await renderTab({ connectionId: 'stripe', eventType: null, authentication })
  expect(screen.queryByRole('radio', { name: 'Handshakes' })).not.toBeInTheDocument()
})

it('runs the security check and exports its report', async () => {
  const { backend, user } = await renderTab()
  await user.click(screen.getByRole('radio', { name: 'Security check' }))
  await user.click(button('Run security check'))
  expect(await screen.findByRole('status', { name: 'Result of the check' })).toHaveTextContent(
    '1 passed, 1 failed, 1 do',
  )
  const rows = screen.getAllByRole('row').map((row) => row.textContent)
  expect(rows[2]).toContain('200, accepted')
  expect(rows[2]).toContain('failed')
  expect(rows[3]).toContain('GitHub does not sign a time.')
  await user.click(button('Export report'))
  await user.click(await screen.findByRole('menuitem', { name: 'JSON' }))
  expect(backend.callsOf('sender.exportCheck')[0]).toMatchObject({ format: 'json' })
  expect(await screen.findByText(/^Saved to issues-opened-security-check/)).toBeInTheDocument()
})

it('says why the check could not be run', async () => {
  const { backend, user } = await renderTab()
  backend.answer('sender.check', () => fail('invalid_state', 'This trigger has no key.'))
  await user.click(screen.getByRole('radio', { name: 'Security check' }))
  await user.click(button('Run security check'))
  expect(await screen.findByText('This trigger has no key.')).toBeInTheDocument()
})
