import { connectionOf } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import type { TriggerRegistry } from '../triggers/trigger-registry'

/** The connection that a trigger works by; `undefined` when there is no such trigger. */
export function connectionOfTrigger(registry: TriggerRegistry, triggerId: string): Connection | undefined {
  const entry = registry.get(triggerId)
  return entry === null ? undefined : connectionOf(entry.trigger)
}
