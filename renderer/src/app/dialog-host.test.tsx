import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { openDialog } from '../lib/dialogs'
import { renderApp } from '../test/render-app'

describe('dialogs', () => {
  it('return to the one below when the upper one is closed', async () => {
    const { user } = await renderApp()
    act(() => openDialog({ type: 'settings' }))
    expect(await screen.findByRole('dialog', { name: 'Settings' })).toBeVisible()
    act(() => openDialog({ type: 'rename', triggerId: 'trg-issues' }))
    expect(await screen.findByRole('dialog', { name: 'Rename trigger' })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Rename trigger' })).not.toBeInTheDocument())
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  })

  it('open once when the shortcut is pressed again', async () => {
    const { user } = await renderApp()
    await user.keyboard('{Control>},{/Control}')
    await user.keyboard('{Control>},{/Control}')
    expect(await screen.findAllByRole('dialog')).toHaveLength(1)
  })

  it('do a dangerous thing only after it was confirmed, and give the focus to Cancel', async () => {
    const { user } = await renderApp()
    const onConfirm = vi.fn()
    const request = { title: 'Delete it?', text: 'For good.', confirmLabel: 'Delete', danger: true, onConfirm }
    act(() => openDialog({ type: 'confirm', ...request }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onConfirm).not.toHaveBeenCalled()
    act(() => openDialog({ type: 'confirm', ...request }))
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    expect(onConfirm).toHaveBeenCalledOnce()
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  })
})
