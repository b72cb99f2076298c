import { ipcMain } from 'electron'
import { callChannel } from '@shared/ipc/channels'
import { fail } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import { isTrustedSender } from './trusted-senders'

interface Callable {
  call(name: string, input: unknown): Promise<Result<unknown>>
}

/** Answers calls of trusted pages from the backend; waits for it when it is still opening. Nothing throws across. */
export function routeCalls(
  backend: Promise<Callable>,
  trusted: { windowIds: ReadonlySet<number>; origin: string },
): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(event, trusted)) return fail('not_allowed', 'This page may not talk to Hookwright.')
    if (typeof name !== 'string') return fail('invalid_input', 'A request needs a name.')
    try {
      return await (await backend).call(name, input)
    } catch (error) {
      return fail('store_failed', error instanceof Error ? error.message : String(error))
    }
  })
}
