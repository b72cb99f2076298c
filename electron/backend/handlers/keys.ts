import { ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { revokeKey, rotateKey, setVendorSecret, warnOfVendorSecret } from '../triggers/change-keys'
import { missingKey } from '../triggers/missing-key'
import { noTrigger } from '../triggers/trigger-writer'
import type { HandlersOf } from './handlers'

export function createKeysHandlers(parts: BackendParts): HandlersOf<'keys'> {
  const { registry, writer } = parts
  return {
    async 'keys.reveal'({ triggerId }) {
      const entry = registry.get(triggerId)
      if (!entry) return noTrigger()
      const active = registry.activeSecret(entry)
      return active ? ok(active) : missingKey(entry)
    },
    'keys.rotate': ({ triggerId }) => writer.change(triggerId, (entry) => rotateKey(entry, parts)),
    async 'keys.setVendorSecret'({ triggerId, secret }) {
      let warning: string | null = null
      const changed = await writer.change(triggerId, (entry) => {
        warning = warnOfVendorSecret(entry, secret)
        return setVendorSecret(entry, secret, parts)
      })
      return changed.ok ? ok({ trigger: changed.value, warning }) : changed
    },
    'keys.revoke': ({ triggerId, keyId }) => writer.change(triggerId, (entry) => revokeKey(entry, keyId, parts)),
  }
}
