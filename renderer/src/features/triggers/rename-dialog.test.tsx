import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import { useTriggers } from '../../lib/mirror/trigger-store'
import { installFakeMirror } from '../../test/install-fake-backend'
import { RenameDialog } from './rename-dialog'

const renderDialog = () => {
  const backend = installFakeMirror()
  openDialog({ type: 'rename', triggerId: 'trg-issues' })
  render(<RenameDialog triggerId="trg-issues" />)
  return { backend, user: userEvent.setup(), field: screen.getByLabelText('Webhook Event Name') }
}

describe('RenameDialog', () => {
  it('keeps the new name and closes', async () => {
    const { user, field } = renderDialog()
    await user.clear(field)
    await user.type(field, '  Issues of the API  {Enter}')
    await waitFor(() => expect(useDialogs.getState().stack).toEqual([]))
    expect(useTriggers.getState().triggers[0]?.name).toBe('Issues of the API')
  })

  it('refuses an empty name with the reason at the field', async () => {
    const { backend, user, field } = renderDialog()
    await user.clear(field)
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Enter a name')
    expect(field).toBeInvalid()
    expect(backend.callsOf('triggers.update')).toEqual([])
  })
})
