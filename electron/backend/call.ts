import { fail } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import { routes } from '@shared/ipc/routes'
import type { RouteName } from '@shared/ipc/routes'
import type { z } from 'zod'
import { CallFailure } from './call-failure'
import type { Handlers } from './handlers/handlers'
import type { Log } from './ports'

const isRouteName = (name: string): name is RouteName => Object.hasOwn(routes, name)

const internal = () =>
  fail(
    'internal',
    'Hookwright made a mistake and could not do this; nothing is known to be lost. Try again, and start Hookwright anew if it happens again.',
  )

function describeInput(error: z.ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'The request has another form than was expected.'
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`
}

/** Runs the handler of a route by name: parses the input first, and turns whatever is thrown into an error for people. */
export function createCaller(handlers: Handlers, log: Log): (name: string, input: unknown) => Promise<Result<unknown>> {
  return async (name, input) => {
    if (!isRouteName(name)) {
      log.error('A route was called that does not exist.', new Error(`No route ${JSON.stringify(name.slice(0, 100))}`))
      return internal()
    }
    const parsed = routes[name].input.safeParse(input)
    if (!parsed.success) return fail('invalid_input', describeInput(parsed.error))
    try {
      const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>
      return await handler(parsed.data)
    } catch (error) {
      if (error instanceof CallFailure) {
        if (error.cause !== undefined) log.error(`${name} failed.`, error.cause)
        return fail(error.code, error.message)
      }
      log.error(`${name} failed.`, error)
      return internal()
    }
  }
}
