import { fail, ok } from '@shared/ipc/result'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createEmptyState, createFakeState } from '../test/fake-state'
import { fakeStatus } from '../test/fake-triggers'
import { fakeOnline, withTunnel } from '../test/fake-tunnel'
import { installFakeBackend } from '../test/install-fake-backend'
import { renderApp } from '../test/render-app'
import { App } from './app'

describe('App', () => {
  it('says that it is opening until the backend has answered', () => {
    const backend = installFakeBackend()
    backend.answer('app.snapshot', () => new Promise(() => undefined))
    render(<App />)
    expect(screen.getByRole('status')).toHaveTextContent('Opening Hookwright')
  })

  it('explains a backend that cannot be reached, and tries again on request', async () => {
    const backend = installFakeBackend()
    backend.answer('app.snapshot', () => fail('internal', 'The store is locked by another program.'))
    render(<App />)
    expect(await screen.findByText(/The store is locked by another program/)).toBeVisible()
    const { settings, status, triggers } = backend.state
    backend.answer('app.snapshot', () => ok({ revision: 1, settings, status, triggers: [...triggers] }))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: /Issues opened/, level: 1 })).toBeVisible()
  })

  it('says what to do first when there is no trigger', async () => {
    await renderApp(createEmptyState())
    const main = within(screen.getByRole('main'))
    expect(main.getByRole('button', { name: 'New trigger' })).toBeVisible()
    expect(main.getByRole('button', { name: 'Import bundle' })).toBeVisible()
  })

  it('opens the first trigger at the start and another one on request', async () => {
    const { user } = await renderApp()
    expect(await screen.findByRole('article', { name: 'Webhook: Issues opened' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: /Webhook: Orders created/ }))
    expect(await screen.findByRole('article', { name: 'Webhook: Orders created' })).toBeVisible()
  })

  it('shows each trigger’s state in a word, not by colour alone', async () => {
    await renderApp()
    const words = screen.getAllByTestId('trigger-row').map((row) => row.textContent)
    expect(words.map((text) => /Ready|Listening|Paused|Draft/.exec(text ?? '')?.[0])).toEqual([
      'Ready',
      'Ready',
      'Listening',
      'Paused',
      'Draft',
    ])
  })

  it('moves through the triggers with the arrow keys', async () => {
    const { user } = await renderApp()
    const [first, second] = screen.getAllByTestId('trigger-row')
    first?.focus()
    await user.keyboard('{ArrowDown}')
    expect(second).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('article', { name: 'Webhook: Payment succeeded' })).toBeVisible()
  })

  it('opens what is left when the open trigger is deleted elsewhere', async () => {
    const { backend } = await renderApp()
    backend.tell({ fact: 'trigger.removed', triggerId: 'trg-issues' })
    expect(await screen.findByRole('article', { name: 'Webhook: Payment succeeded' })).toBeVisible()
  })

  it('switches the theme and asks the backend to keep it', async () => {
    const { backend, user } = await renderApp()
    expect(document.documentElement).toHaveAttribute('data-theme', 'light')
    await user.click(screen.getByRole('button', { name: 'Switch theme' }))
    await waitFor(() => expect(document.documentElement).toHaveAttribute('data-theme', 'dark'))
    expect(backend.callsOf('settings.save')).toEqual([{ theme: 'dark' }])
  })

  it('runs a command chosen in the native menu', async () => {
    const { backend } = await renderApp()
    backend.command('settings.open')
    expect(await screen.findByRole('dialog', { name: 'Settings' })).toBeVisible()
  })

  it('asks for a trigger when a command needs one and none is open', async () => {
    const { backend } = await renderApp(createEmptyState())
    backend.command('trigger.export')
    expect(await screen.findByText(/Choose a trigger first/)).toBeVisible()
    expect(backend.callsOf('bundles.export')).toEqual([])
  })
})

describe('status', () => {
  it('names the address, and says in words when the receiver starts or fails', async () => {
    const { backend } = await renderApp()
    const pill = screen.getByRole('status', { name: 'Receiver' })
    expect(pill).toHaveTextContent('Local only127.0.0.1:4780')
    backend.tell({ fact: 'status.changed', status: fakeStatus({ receiver: { state: 'starting' }, publicBase: null }) })
    await waitFor(() => expect(pill).toHaveTextContent('Starting the receiver'))
    const receiver = { state: 'failed' as const, message: 'Port 4780 cannot be opened.' }
    backend.tell({ fact: 'status.changed', status: fakeStatus({ receiver, publicBase: null }) })
    await waitFor(() => expect(pill).toHaveTextContent('Receiver not running'))
    expect(screen.getByRole('button', { name: 'Copy Webhook Base URL' })).toBeDisabled()
  })

  it('asks once where to keep keys when there is no keychain', async () => {
    const state = createFakeState()
    const notice = {
      id: 'secrets.must-choose',
      level: 'warning' as const,
      title: 'Choose where secrets are kept',
      text: 'No keychain.',
    }
    state.status = fakeStatus({ secrets: { storage: 'memory', mustChoose: true }, notices: [notice] })
    const { backend, user } = await renderApp(state)
    await user.click(screen.getByRole('button', { name: 'Keep in an unencrypted file' }))
    expect(backend.callsOf('secrets.chooseStorage')).toEqual([{ storage: 'file' }])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep in memory only' })).not.toBeInTheDocument())
  })

  it('leads from the news of another public URL to the first trigger that it concerns', async () => {
    const state = withTunnel(createFakeState(), fakeOnline())
    const notice = {
      id: 'tunnel.base-changed',
      level: 'warning' as const,
      title: 'The public URL has changed.',
      text: '',
    }
    state.status = { ...state.status, notices: [notice] }
    state.triggers = state.triggers.map((trigger) =>
      trigger.id === 'trg-orders' ? { ...trigger, consoleBase: 'https://old-name.ngrok-free.app' } : trigger,
    )
    const { user } = await renderApp(state)
    await user.click(screen.getByRole('button', { name: 'Show the trigger' }))
    expect(await screen.findByRole('article', { name: 'Webhook: Orders created' })).toBeVisible()
  })

  it('opens the Tunnel page by its shortcut', async () => {
    const { user } = await renderApp()
    await user.keyboard('{Control>}t{/Control}')
    expect(await screen.findByRole('radiogroup', { name: 'Tunnel' })).toBeVisible()
  })

  it('shows notices until they are dismissed', async () => {
    const state = createFakeState()
    const notice = { id: 'port', level: 'warning' as const, title: 'Port 4780 is taken.', text: 'Listening on 4781.' }
    state.status = fakeStatus({ notices: [notice] })
    const { user } = await renderApp(state)
    const notices = within(screen.getByTestId('notices'))
    expect(notices.getByText('Listening on 4781.')).toBeVisible()
    await user.click(notices.getByRole('button', { name: 'Dismiss' }))
    expect(notices.queryByText('Listening on 4781.')).not.toBeInTheDocument()
  })
})
