import { defaultHeaderName } from '../triggers/draft-trigger'
import type { TriggerRegistry } from '../triggers/trigger-registry'

/** The name of the header that may carry the key of a trigger, also where the delivery matched none. */
export const headerNameOf = (registry: TriggerRegistry, triggerId: string | null): string =>
  (triggerId === null ? null : registry.get(triggerId))?.trigger.authentication.headerName ?? defaultHeaderName
