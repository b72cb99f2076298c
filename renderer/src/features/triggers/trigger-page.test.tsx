import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useDialogs } from '../../lib/dialogs'
import { useTrigger } from '../../lib/mirror/trigger-store'
import { fakeSecret } from '../../test/fake-routes'
import { createFakeState } from '../../test/fake-state'
import { fakeTrigger } from '../../test/fake-triggers'
import { fakeOnline, fakeTunnel, withTunnel } from '../../test/fake-tunnel'
import { installFakeMirror } from '../../test/install-fake-backend'
import { TriggerList } from './trigger-list'
import { TriggerPage } from './trigger-page'

function Page({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  return trigger === undefined ? null : (
    <TriggerPage trigger={trigger} exportMenu={null} sender={null} conditions={null} deliveries={null} />
  )
}

const renderPage = (triggerId: string) => {
  const backend = installFakeMirror()
  render(<Page triggerId={triggerId} />)
  const trigger = backend.state.triggers.find(({ id }) => id === triggerId) ?? fakeTrigger()
  return { backend, user: userEvent.setup(), secret: fakeSecret(trigger) }
}

/** Everything a screenshot or a script could read: markup and the values of the fields. */
const readAll = (): string =>
  document.documentElement.outerHTML + [...document.querySelectorAll('input')].map((input) => input.value).join('\n')

describe('address bar', () => {
  it('shows the full URL under API Key with the key masked, and copies the real one', async () => {
    const { backend, user, secret } = renderPage('trg-orders')
    expect(screen.getByLabelText('Webhook Full URL')).toHaveValue(
      'http://127.0.0.1:4780/hooks/Kq5zT1rGw8jE4bUoY0hSnM?apikey=hwk_••••••••••••Qm4',
    )
    expect(readAll()).not.toContain(secret)
    await user.click(screen.getByRole('button', { name: 'Copy Webhook Full URL' }))
    await user.click(screen.getByRole('button', { name: 'Copy Webhook API Key' }))
    expect(backend.callsOf('triggers.copy')).toEqual([
      { triggerId: 'trg-orders', field: 'fullUrl' },
      { triggerId: 'trg-orders', field: 'apiKey' },
    ])
    expect(await screen.findByText('Webhook API Key copied')).toBeInTheDocument()
  })

  it('shows the base URL under Signature, and no full URL', () => {
    renderPage('trg-issues')
    expect(screen.getByLabelText('Webhook Base URL')).toHaveValue('http://127.0.0.1:4780/hooks/Tk3vQ0xYp7mB2sRhW9dLfA')
    expect(screen.queryByLabelText('Webhook Full URL')).not.toBeInTheDocument()
  })

  it('names a secret that the vendor issues by the vendor’s own name', () => {
    renderPage('trg-payment')
    expect(screen.getByLabelText('Signing secret')).toBeInTheDocument()
  })

  it('reveals the key on request and hides it when the window loses the focus', async () => {
    const { user, secret } = renderPage('trg-orders')
    await user.click(screen.getByRole('button', { name: 'Reveal Webhook API Key' }))
    await waitFor(() => expect(screen.getByLabelText('Webhook API Key')).toHaveValue(secret))
    act(() => {
      window.dispatchEvent(new Event('blur'))
    })
    await waitFor(() => expect(readAll()).not.toContain(secret))
    expect(screen.getByRole('button', { name: 'Reveal Webhook API Key' })).toBeInTheDocument()
  })

  it('hides the key again on request', async () => {
    const { user, secret } = renderPage('trg-orders')
    await user.click(screen.getByRole('button', { name: 'Reveal Webhook API Key' }))
    await user.click(await screen.findByRole('button', { name: 'Hide Webhook API Key' }))
    expect(readAll()).not.toContain(secret)
  })
})

describe('an old URL at the sender', () => {
  const oldBase = 'https://old-name.ngrok-free.app'
  const renderOld = (triggerId: string, tunnel = fakeOnline()) => {
    const state = withTunnel(createFakeState(), tunnel)
    state.triggers = state.triggers.map((trigger) => ({ ...trigger, consoleBase: oldBase }))
    const backend = installFakeMirror(state)
    render(
      <>
        <h2 id="list">Triggers</h2>
        <TriggerList labelledBy="list" />
        <Page triggerId={triggerId} />
      </>,
    )
    return { backend, user: userEvent.setup() }
  }

  it('is named with the vendor until the new one is there', async () => {
    const { backend, user } = renderOld('trg-issues')
    expect(screen.getByText('GitHub still holds the old URL')).toBeVisible()
    expect(screen.getByText(`${oldBase}/hooks/Tk3vQ0xYp7mB2sRhW9dLfA`)).toBeVisible()
    expect(screen.getByRole('button', { name: /Issues opened.*GitHub still holds the old URL/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Copy new URL' }))
    expect(backend.callsOf('triggers.copy')).toEqual([{ triggerId: 'trg-issues', field: 'baseUrl' }])
    await user.click(screen.getByRole('button', { name: 'Done, it is updated' }))
    await waitFor(() => expect(screen.queryByText('GitHub still holds the old URL')).not.toBeInTheDocument())
    expect(screen.queryByRole('button', { name: /Issues opened.*old URL/ })).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: /Orders created.*old URL/ })).toBeVisible()
  })

  it('has no vendor’s name under Custom Webhook, and the new one carries the key under API Key', async () => {
    const { backend, user } = renderOld('trg-orders')
    expect(screen.getByText('The sender still holds the old URL')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Copy new URL' }))
    expect(backend.callsOf('triggers.copy')).toEqual([{ triggerId: 'trg-orders', field: 'fullUrl' }])
  })

  it('is no matter while there is no tunnel, for then there is no better one', () => {
    renderOld('trg-issues', fakeTunnel())
    expect(screen.queryByText(/old URL/)).not.toBeInTheDocument()
  })

  it('is no matter while it is the right one', () => {
    renderOld('trg-issues', fakeOnline({ base: oldBase }))
    expect(screen.queryByText(/old URL/)).not.toBeInTheDocument()
  })
})

describe('trigger page', () => {
  it('pauses and resumes', async () => {
    const { backend, user } = renderPage('trg-issues')
    await user.click(screen.getByRole('button', { name: 'Pause' }))
    await user.click(await screen.findByRole('button', { name: 'Resume' }))
    expect(backend.callsOf('triggers.transition').map(({ to }) => to)).toEqual(['pause', 'resume'])
  })

  it('leads a draft back to its set-up and offers no pause', async () => {
    const { user } = renderPage('trg-finding')
    expect(screen.queryByRole('button', { name: 'Pause' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Continue Trigger Setup' }))
    expect(useDialogs.getState().stack).toEqual([{ type: 'trigger-setup', triggerId: 'trg-finding' }])
  })

  it('listens from its button', async () => {
    const { user } = renderPage('trg-issues')
    await user.click(screen.getByRole('button', { name: 'Listen to event' }))
    expect(useDialogs.getState().stack).toEqual([{ type: 'sample-event', triggerId: 'trg-issues', listen: true }])
  })

  it('asks before it deletes', async () => {
    const { backend, user } = renderPage('trg-issues')
    await user.click(screen.getByRole('button', { name: 'More actions' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    expect(backend.callsOf('triggers.remove')).toEqual([])
    const dialog = useDialogs.getState().stack.at(-1)
    if (dialog?.type !== 'confirm') throw new Error('A question was expected.')
    act(() => dialog.onConfirm())
    expect(backend.callsOf('triggers.remove')).toEqual([{ triggerId: 'trg-issues' }])
  })

  it('lists the fields of the confirmed schema, and the schema itself', async () => {
    const { user } = renderPage('trg-issues')
    await user.click(screen.getByRole('tab', { name: 'Schema' }))
    expect(screen.getByRole('row', { name: /created_at string date-time required/ })).toBeInTheDocument()
    expect(screen.getByRole('row', { name: /milestone object or null optional/ })).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'JSON Schema' }))
    expect(
      await screen.findByLabelText('JSON Schema', { selector: 'textarea, pre, [role=textbox]' }),
    ).toHaveTextContent(/2020-12/)
  })

  it('says how to get a schema while there is none', async () => {
    const { user } = renderPage('trg-finding')
    await user.click(screen.getByRole('tab', { name: 'Schema' }))
    expect(screen.getByText('No schema yet')).toBeVisible()
  })
})
