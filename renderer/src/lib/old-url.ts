import { findConnection } from '@shared/connections'
import type { AppStatus } from '@shared/contracts/status'
import type { TriggerView } from '@shared/contracts/trigger'
import { baseUrl } from '@shared/domain/urls'

/** The URL that the sender still holds although another is in force; `null` when it holds the right one, or none is known. Without a tunnel there is no newer one to give. */
export function oldUrlOf(trigger: TriggerView, status: AppStatus | null): string | null {
  const { consoleBase, token } = trigger
  if (status === null || status.tunnel.base === null || consoleBase === null) return null
  return consoleBase === status.publicBase ? null : baseUrl(consoleBase, token)
}

/** Who sends to the trigger, at the start of a sentence: the vendor's name, or `The sender` where it is not known. */
export function senderOf(trigger: TriggerView): string {
  const connection = findConnection(trigger.connectionId)
  return connection === undefined || connection.id === 'custom-webhook' ? 'The sender' : connection.name
}
