import type { CommandId } from '../commands'
import type { Push } from './events'
import type { Result } from './result'
import type { RouteInput, RouteName, RouteOutput } from './routes'

/** A message from the main process: a numbered batch of facts, or a command chosen in the menu. */
export type Message = { type: 'push'; push: Push } | { type: 'command'; command: CommandId }

/** What the preload script puts on `window.hookwright`, and all that the renderer can reach. */
export interface Bridge {
  call<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<Result<RouteOutput<Name>>>
  /** Returns the function that unsubscribes. */
  onEvent(listener: (message: Message) => void): () => void
}
