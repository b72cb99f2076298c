import { connectionOf, findPreset } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { publishedKeyHosts } from '@shared/domain/remote-keys'

/** The hosts on which the keys are published that the trigger checks signatures with; `null` where it needs none. */
export function neededKeyHosts(trigger: TriggerView): readonly string[] | null {
  const { authentication } = trigger
  const connection = connectionOf(trigger)
  const preset = connection && findPreset(connection, authentication.preset)
  return preset === undefined || authentication.method === 'apiKey' ? null : publishedKeyHosts(preset.recipe)
}

/** Whether the trigger checks signatures with published keys that it may not fetch, so that it refuses everything. */
export const lacksKeys = (trigger: TriggerView): boolean =>
  neededKeyHosts(trigger) !== null && trigger.authentication.mayFetchKeys !== true
