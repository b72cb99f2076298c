import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { Diagnosis } from '@shared/contracts/diagnosis'
import type { KeySecret } from '@shared/domain/decision'
import { diagnose, searchLimits } from '@shared/domain/diagnose/diagnose'
import { restoreKnownKeys } from '@shared/domain/redact'
import type { BackendParts } from '../backend-parts'
import { nodeCompression } from '../node/node-compression'

/** Hashing more than this takes longer than the whole search may. */
const maxBodyBytes = 1024 * 1024

type Parts = Pick<BackendParts, 'registry' | 'crypto' | 'clock' | 'fetchedKeys'>

const isWorthIt = ({ size, verdict }: DeliveryDetail): boolean =>
  verdict.outcome === 'refused' &&
  verdict.endedAt === 'authenticate' &&
  verdict.reason !== 'replayed' &&
  size <= maxBodyBytes

/** The current keys of all triggers but one, the newest triggers first. */
const keysOfOthers = ({ registry }: Parts, triggerId: string): { trigger: string; key: KeySecret }[] =>
  registry
    .list()
    .filter(({ trigger }) => trigger.id !== triggerId)
    .flatMap((entry) => {
      const active = registry.activeSecret(entry)
      if (active === null) return []
      const key: KeySecret = { id: active.keyId, format: 'vendor', secret: active.secret, retiresAt: null }
      return [{ trigger: entry.trigger.name, key }]
    })
    .reverse()

/**
 * The cause of a stored refusal, looked for when somebody asks for the delivery and never while a sender waits. `null`
 * where the verdict says all that is known. The keys are those of today, the time is that of the delivery.
 */
export function diagnoseDelivery(detail: DeliveryDetail, body: Uint8Array, parts: Parts): Diagnosis | null {
  const { clock, crypto, fetchedKeys, registry } = parts
  const entry = detail.triggerId === null ? null : registry.get(detail.triggerId)
  const target = entry && registry.findTarget(entry.trigger.token)
  if (!target || !isWorthIt(detail)) return null
  const { connection, publicUrls, secrets, trigger } = target
  const { config = {}, method, preset: presetId } = trigger.authentication
  const preset = connection.presets.find(({ id }) => id === presetId)
  if (method !== 'signature' || preset === undefined) return null
  const { httpVersion, method: httpMethod, receivedAt, sender } = detail
  const restored = restoreKnownKeys(detail.target, detail.headers, secrets)
  return diagnose(
    {
      request: { ...restored, method: httpMethod, httpVersion, sender, receivedAt, body },
      ...{ connection, preset, config, secrets, publicUrls, crypto },
      otherKeys: keysOfOthers(parts, trigger.id),
      remoteKeys: new Map([...fetchedKeys(), ...(target.remoteKeys ?? [])]),
      now: receivedAt,
      compression: nodeCompression,
    },
    { ...searchLimits, monotonic: () => clock.monotonic() },
  )
}
