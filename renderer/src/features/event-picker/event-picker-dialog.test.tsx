import { fail } from '@shared/ipc/result'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import { useNavigation } from '../../lib/navigation'
import { createEmptyState } from '../../test/fake-state'
import { fakeTrigger } from '../../test/fake-triggers'
import { renderConnected } from '../../test/render-connected'
import { EventPickerDialog } from './event-picker-dialog'
import { NewTriggerPage } from './new-trigger-page'

async function open(triggerId?: string) {
  const state = { ...createEmptyState(), triggers: triggerId === undefined ? [] : [fakeTrigger({ id: triggerId })] }
  const opened = await renderConnected(<EventPickerDialog triggerId={triggerId} />, state)
  const search = await screen.findByRole('combobox', { name: 'Search connections and events' })
  await waitFor(() => expect(search).toHaveFocus())
  return opened
}

const selected = () => screen.getByRole('option', { selected: true }).getAttribute('aria-label')

describe('EventPickerDialog', () => {
  it('has Custom Webhook first and chosen', async () => {
    await open()
    expect(screen.getAllByRole('option')[0]).toHaveAccessibleName('Custom Webhook')
    expect(selected()).toBe('Custom Webhook')
  })

  it('is done by keyboard: search, arrows, Enter creates the draft and goes on to Trigger Setup', async () => {
    const { user, backend } = await open()
    openDialog({ type: 'event-picker' })
    await user.keyboard('github issues')
    expect(selected()).toBe('GitHub: Issues opened')
    await user.keyboard('{ArrowDown}')
    expect(selected()).toBe('GitHub: Issues closed')
    await user.keyboard('{ArrowUp}{Enter}')
    await waitFor(() => expect(backend.state.triggers).toHaveLength(1))
    const [trigger] = backend.state.triggers
    expect(trigger).toMatchObject({ connectionId: 'github', eventType: 'issues.opened', state: 'draft' })
    expect(useDialogs.getState().stack).toEqual([{ type: 'trigger-setup', triggerId: trigger?.id }])
    expect(useNavigation.getState().view).toEqual({ type: 'trigger', triggerId: trigger?.id })
  })

  it('only selects on a press, and creates once on Apply', async () => {
    const { user, backend } = await open()
    await user.click(screen.getByRole('option', { name: 'Stripe: any event' }))
    expect(backend.callsOf('triggers.create')).toEqual([])
    await user.dblClick(screen.getByRole('button', { name: 'Apply' }))
    await waitFor(() =>
      expect(backend.callsOf('triggers.create')).toEqual([{ connectionId: 'stripe', eventType: null }]),
    )
  })

  it('finds an event by the vendor’s own name for it, and says what to do when nothing matches', async () => {
    const { user } = await open()
    await user.keyboard('payment_intent.succeeded')
    expect(screen.getAllByRole('option')).toHaveLength(1)
    expect(selected()).toBe('Stripe: Payment succeeded')
    await user.keyboard(' nowhere')
    expect(screen.getByText(/^No event matches/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled()
  })

  it('shows one line for each connection, and its events once it is opened', async () => {
    const { user } = await open()
    expect(screen.queryByRole('option', { name: 'Slack: Message posted' })).not.toBeInTheDocument()
    const before = screen.getAllByRole('option').length
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(screen.getAllByRole('option').length).toBeGreaterThan(before)
    await user.keyboard('{ArrowDown}{ArrowLeft}')
    expect(screen.getAllByRole('option')).toHaveLength(before)
    expect(selected()).toMatch(/: any event$/)
    await user.click(screen.getByRole('option', { name: 'GitHub: any event' }))
    expect(screen.getByRole('option', { name: 'GitHub: Issues opened' })).toBeInTheDocument()
    expect(selected()).toBe('GitHub: any event')
  })

  it('changes the event of a trigger, starting from its own', async () => {
    const { user, backend } = await open('trg-known')
    expect(selected()).toBe('GitHub: Issues opened')
    await user.click(screen.getByRole('option', { name: 'GitHub: any event' }))
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    await waitFor(() =>
      expect(backend.callsOf('triggers.update')).toEqual([
        { triggerId: 'trg-known', choice: { connectionId: 'github', eventType: null } },
      ]),
    )
  })

  it('stays open with the reason when the draft could not be made', async () => {
    const { user, backend } = await open()
    backend.answer('triggers.create', () => fail('store_failed', 'The disk is full. Free some space and try again.'))
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(await screen.findByText('The disk is full. Free some space and try again.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Apply' })).toBeEnabled()
  })
})

describe('NewTriggerPage', () => {
  it('has the start node focused, which opens the picker', async () => {
    const { user } = await renderConnected(<NewTriggerPage />)
    expect(screen.getByRole('button', { name: 'Click to select an event' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(useDialogs.getState().stack).toEqual([{ type: 'event-picker' }])
  })
})
