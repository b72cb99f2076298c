import { render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, onTestFinished } from 'vitest'
import { connectBackend } from '../lib/mirror/connect-backend'
import { useStatus } from '../lib/mirror/status-store'
import { ToastRegion } from '../ui/toast-region'
import { TooltipProvider } from '../ui/tooltip'
import type { FakeState } from './fake-state'
import { installFakeBackend } from './install-fake-backend'

/** Draws a part of the app with a fake backend whose facts reach the mirror, as in the window. */
export async function renderConnected(part: ReactElement, state?: FakeState) {
  const backend = installFakeBackend(state)
  const connection = connectBackend()
  onTestFinished(connection.disconnect)
  await waitFor(() => expect(useStatus.getState().link.phase).toBe('ready'))
  render(
    <TooltipProvider>
      {part}
      <ToastRegion />
    </TooltipProvider>,
  )
  return { backend, user: userEvent.setup() }
}
