import { fail } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/routes'
import { bridge } from './bridge'
import { showToast } from './toasts'

const noAnswer =
  'Hookwright’s background part did not answer. Nothing was changed. Try again, and restart Hookwright if it stays so.'

/** One request to the backend. It never rejects: a broken bridge is an `internal` error like any other. */
export async function call<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<Result<RouteOutput<Name>>> {
  try {
    return await bridge.call(name, input)
  } catch (error) {
    console.error(name, error)
    return fail('internal', noAnswer)
  }
}

/** A request whose error is told in a toast: the value, or `null` when it failed. */
export async function attempt<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<RouteOutput<Name> | null> {
  const result = await call(name, input)
  if (result.ok) return result.value
  showToast({ meaning: 'bad', text: result.error.message })
  return null
}
