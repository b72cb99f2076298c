import type { Result } from '@shared/ipc/result'
import type { RouteName, RouteOutput, RouteParsed } from '@shared/ipc/routes'

/** One handler for every route; a missing or an extra one does not compile. */
export type Handlers = { [Name in RouteName]: (input: RouteParsed<Name>) => Promise<Result<RouteOutput<Name>>> }

/** The handlers of the routes `noun.*`. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<RouteName, `${Noun}.${string}`>>
