import { connectionOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { baseUrl, fullUrl } from '@shared/domain/urls'
import { fail } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { lendTestKey } from '../sender/lend-test-key'
import { missingKey } from '../triggers/missing-key'
import { noTrigger } from '../triggers/trigger-writer'
import type { HandlersOf } from './handlers'

export function createSenderHandlers({ registry, sender, status }: BackendParts): HandlersOf<'sender'> {
  return {
    async 'sender.sendTest'({ triggerId }) {
      const entry = registry.get(triggerId)
      if (!entry) return noTrigger()
      const { trigger } = entry
      const { receiver, publicBase } = status.current()
      if (receiver.state !== 'listening' || publicBase === null) {
        return fail(
          'send_failed',
          'The receiver does not listen, so a test event cannot arrive. See the notice at the top for the reason, then start Hookwright again.',
        )
      }
      const active = registry.activeSecret(entry)
      if (!active) return missingKey(entry)
      const connection = must(connectionOf(trigger), 'a trigger names a known connection')
      const testKey = lendTestKey(registry, { trigger, connection })
      try {
        return await sender.send({
          trigger,
          connection,
          url: baseUrl(publicBase, trigger.token),
          fullUrl: fullUrl(publicBase, trigger.token, active.secret),
          secret: active.secret,
          privateKey: testKey?.privateKey,
          localOrigin: receiver.url,
        })
      } finally {
        testKey?.giveBack()
      }
    },
  }
}
