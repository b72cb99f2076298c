import { act, render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, onTestFinished } from 'vitest'
import { connectBackend } from '../lib/mirror/connect-backend'
import { useStatus } from '../lib/mirror/status-store'
import { ToastRegion } from '../ui/toast-region'
import { TooltipProvider } from '../ui/tooltip'
import type { FakeBackend } from './fake-backend'
import type { FakeState } from './fake-state'
import { installFakeBackend } from './install-fake-backend'

/** Waits until what was asked is answered and drawn, and nothing more is asked because of it. */
async function settle(backend: FakeBackend): Promise<void> {
  let asked: number
  do {
    asked = backend.calls.length
    // Answers come as microtasks, so all of them are there in the next turn of the event loop.
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)))
  } while (backend.calls.length !== asked)
}

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
  await settle(backend)
  return { backend, user: userEvent.setup() }
}
