import { findPreset } from '@shared/connections'
import { locateRemoteKey } from '@shared/domain/remote-keys'
import type { RemoteKeys } from '@shared/domain/remote-keys'
import { viewRequest } from '@shared/domain/request-view'
import type { TriggerRegistry } from '../triggers/trigger-registry'
import { pickEventType } from './build-test-event'
import { makeTestKey } from './test-keys'
import type { Vendor } from './vendor'

type Played = Pick<Vendor, 'trigger' | 'connection'>

/** The address that the sample names for the key of the vendor. */
function findKeyUrl({ trigger, connection }: Played): string | null {
  const recipe = findPreset(connection, trigger.authentication.preset)?.recipe
  const key = recipe && 'key' in recipe ? recipe.key : null
  if (key === null || typeof key === 'string') return null
  const { headers, sample } = pickEventType(connection, trigger.eventType)
  const request = { method: 'POST', target: '/', headers, body: Buffer.from(sample), httpVersion: '1.1' }
  const place = locateRemoteKey(key, viewRequest({ ...request, sender: '', receivedAt: 0 }))
  return place === null || place.refused ? null : place.url
}

/**
 * For schemes whose vendor signs with a private key: a pair of the app's own that the trigger accepts until `giveBack`.
 * `null` for the others.
 */
export function lendTestKey(
  registry: Pick<TriggerRegistry, 'lend'>,
  vendor: Played,
): { privateKey: Uint8Array; giveBack: () => void } | null {
  const { authentication, id } = vendor.trigger
  const preset = findPreset(vendor.connection, authentication.preset)
  if (!preset || authentication.method !== 'signature') return null
  const key = makeTestKey(preset.recipe)
  if (!key) return null
  const url = findKeyUrl(vendor)
  const remoteKeys: RemoteKeys = new Map(url === null ? [] : [[url, [{ id: null, spki: key.spki }]]])
  const { format } = preset.secret
  const secret = key.publicText === null ? null : { id: 'key_test', format, secret: key.publicText, retiresAt: null }
  return { privateKey: key.privateKey, giveBack: registry.lend(id, { secret, remoteKeys }) }
}
