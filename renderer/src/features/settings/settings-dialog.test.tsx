import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import { createFakeState } from '../../test/fake-state'
import { fakeStatus } from '../../test/fake-triggers'
import { installFakeMirror } from '../../test/install-fake-backend'
import { SettingsDialog } from './settings-dialog'

const renderSettings = (state = createFakeState()) => {
  const backend = installFakeMirror(state)
  openDialog({ type: 'settings' })
  render(<SettingsDialog />)
  return { backend, user: userEvent.setup() }
}

describe('SettingsDialog', () => {
  it('saves theme, port and body limit in the backend’s units', async () => {
    const { backend, user } = renderSettings()
    await user.click(screen.getByRole('radio', { name: 'Dark' }))
    await user.type(screen.getByLabelText('Port'), '4800')
    await user.clear(screen.getByLabelText('Body limit (MiB)'))
    await user.type(screen.getByLabelText('Body limit (MiB)'), '64')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(useDialogs.getState().stack).toEqual([]))
    expect(backend.callsOf('settings.save')).toEqual([{ theme: 'dark', port: 4800, bodyLimitBytes: 67_108_864 }])
  })

  it('lets the port be any when the field is empty', async () => {
    const { backend, user } = renderSettings()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(backend.callsOf('settings.save')).toHaveLength(1))
    expect(backend.callsOf('settings.save')[0]).toMatchObject({ port: null })
  })

  it.each([
    ['Port', '80', /from 1024 to 65535/],
    ['Port', 'abc', /from 1024 to 65535/],
    ['Body limit (MiB)', '65', /from 1 to 64/],
    ['Body limit (MiB)', '', /from 1 to 64/],
  ])('refuses %s %j and says what is possible', async (label, text, message) => {
    const { backend, user } = renderSettings()
    await user.clear(screen.getByLabelText(label))
    if (text !== '') await user.type(screen.getByLabelText(label), text)
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(message)
    expect(backend.callsOf('settings.save')).toEqual([])
  })

  it('says where secrets are kept and which version runs', () => {
    renderSettings()
    expect(screen.getByRole('group', { name: 'Secret storage' })).toHaveTextContent('Keychain of the operating system')
    expect(screen.getByText('Hookwright 0.1.0')).toBeVisible()
  })

  it('lets the user choose where there is no keychain', async () => {
    const state = createFakeState()
    state.status = fakeStatus({ secrets: { storage: 'memory', mustChoose: true } })
    const { backend, user } = renderSettings(state)
    await user.click(screen.getByRole('radio', { name: 'Unencrypted file' }))
    expect(backend.callsOf('secrets.chooseStorage')).toEqual([{ storage: 'file' }])
  })
})
