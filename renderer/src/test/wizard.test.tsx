import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DialogHost } from '../app/dialog-host'
import '../features/event-picker/event-picker-dialog'
import { NewTriggerPage } from '../features/event-picker/new-trigger-page'
import '../features/sample-event/sample-event-dialog'
import '../features/trigger-setup/trigger-setup-dialog'
import { createEmptyState } from './fake-state'
import { renderConnected } from './render-connected'

// The dialogs are imported above so that the host, which loads them when first opened, has them at once.
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))

const renderWizard = () =>
  renderConnected(
    <>
      <NewTriggerPage />
      <DialogHost />
    </>,
    createEmptyState(),
  )

it('leads from the start node to an export: select, listen, sample, Apply, Apply, Export', async () => {
  const { user, backend } = await renderWizard()
  await user.click(screen.getByRole('button', { name: 'Click to select an event' }))
  await user.click((await dialog('Select an event')).getByRole('button', { name: 'Apply' }))
  let setup = await dialog('Trigger Setup')
  expect(setup.getByText('none yet')).toBeInTheDocument()
  await user.click(setup.getByRole('button', { name: 'View' }))

  const sample = await dialog('Sample Webhook Event')
  await user.click(sample.getByRole('button', { name: 'Listen to event' }))
  await waitFor(() => expect(backend.state.triggers[0]?.listening).toBe(true))
  await user.click(sample.getByRole('button', { name: 'Send test event' }))
  expect(await sample.findByRole('treegrid', { name: 'Detected schema' })).toBeInTheDocument()
  await user.click(sample.getByRole('button', { name: 'Apply' }))

  setup = await dialog('Trigger Setup')
  expect(await setup.findByText('confirmed')).toBeInTheDocument()
  await waitFor(() => expect(backend.state.triggers[0]?.listening).toBe(false))
  await user.click(setup.getByRole('button', { name: 'Apply' }))
  await user.click(await screen.findByRole('button', { name: 'Export bundle' }))
  expect(await screen.findByText(/^Saved to /)).toBeInTheDocument()
  expect(backend.state.triggers[0]?.state).toBe('ready')
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
}, 30_000)

it('closes the dialog on top only at Escape, and gives the focus back', async () => {
  const { user } = await renderWizard()
  const startNode = screen.getByRole('button', { name: 'Click to select an event' })
  await user.click(startNode)
  const search = (await dialog('Select an event')).getByRole('combobox')
  await waitFor(() => expect(search).toHaveFocus())
  await user.keyboard('{Enter}')
  const setup = await dialog('Trigger Setup')
  await user.click(setup.getByRole('button', { name: 'View' }))
  await dialog('Sample Webhook Event')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sample Webhook Event' })).not.toBeInTheDocument())
  await waitFor(() => expect(setup.getByRole('button', { name: 'View' })).toHaveFocus())
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})
