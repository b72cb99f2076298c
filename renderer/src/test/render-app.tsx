import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '../app/app'
import { installFakeBackend } from './install-fake-backend'
import type { FakeState } from './fake-state'

/** The whole app over a fake backend, once its first screen is there. */
export async function renderApp(state?: FakeState) {
  const backend = installFakeBackend(state)
  const user = userEvent.setup()
  render(<App />)
  await screen.findByRole('navigation', { name: 'Triggers' })
  return { backend, user }
}
