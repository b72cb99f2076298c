import type { CommandId } from '@shared/commands'
import type { Bridge, Message } from '@shared/ipc/bridge'
import type { Fact } from '@shared/ipc/events'
import type { Result } from '@shared/ipc/result'
import { routes } from '@shared/ipc/routes'
import type { RouteInput, RouteName, RouteOutput, RouteParsed } from '@shared/ipc/routes'
import { createFakeHandlers } from './fake-routes'
import type { FakeHandlers } from './fake-routes'
import { createFakeState } from './fake-state'
import type { FakeState } from './fake-state'

export interface FakeBackend {
  bridge: Bridge
  state: FakeState
  /** Every request made so far, in order. */
  calls: { name: RouteName; input: unknown }[]
  /** The inputs of the requests of one name. */
  callsOf: <Name extends RouteName>(name: Name) => RouteInput<Name>[]
  /** Pushes facts to the renderer as the backend would. */
  tell: (...facts: Fact[]) => void
  /** Pushes facts as if the pushes before them had been lost. */
  tellAfterGap: (...facts: Fact[]) => void
  /** A command chosen in the native menu. */
  command: (command: CommandId) => void
  /** Answers a request in another way from now on. */
  answer: <Name extends RouteName>(
    name: Name,
    handler: (input: RouteParsed<Name>) => Result<RouteOutput<Name>> | Promise<Result<RouteOutput<Name>>>,
  ) => void
}

type Answers = {
  [Name in RouteName]: (
    input: RouteParsed<Name>,
  ) => ReturnType<FakeHandlers[Name]> | Promise<ReturnType<FakeHandlers[Name]>>
}

/** An in-memory backend behind the bridge, for tests and for looking at screens; inputs and outputs are checked against the routes. */
export function createFakeBackend(state: FakeState = createFakeState()): FakeBackend {
  const listeners = new Set<(message: Message) => void>()
  const calls: FakeBackend['calls'] = []
  let revision = 7

  const send = (message: Message): void => [...listeners].forEach((listener) => listener(message))
  const tell = (...facts: Fact[]): void => {
    revision += 1
    send({ type: 'push', push: { revision, facts } })
  }
  const answers: Answers = createFakeHandlers(state, () => revision, tell)

  const bridge: Bridge = {
    call: async (name, input) => {
      calls.push({ name, input })
      const handle: (typeof answers)[typeof name] = answers[name]
      const result = await handle(routes[name].input.parse(input) as RouteParsed<typeof name>)
      if (result.ok) routes[name].output.parse(result.value)
      return structuredClone(result)
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  return {
    bridge,
    state,
    calls,
    callsOf: <Name extends RouteName>(name: Name) =>
      calls.filter((call) => call.name === name).map((call) => call.input as RouteInput<Name>),
    tell,
    tellAfterGap: (...facts) => {
      revision += 1
      tell(...facts)
    },
    command: (command) => send({ type: 'command', command }),
    answer: (name, handler) => {
      answers[name] = handler as Answers[typeof name]
    },
  }
}
