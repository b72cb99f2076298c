import { connectionOf, findPreset } from '@shared/connections'
import type { Connection, SecretFormat } from '@shared/contracts/connection'
import type { Authentication, KeyView, TriggerView } from '@shared/contracts/trigger'
import { maskSecret } from '@shared/domain/secrets'
import { baseUrl, fullUrl } from '@shared/domain/urls'

export interface TriggerAddresses {
  /** `null` while the receiver does not listen. */
  baseUrl: string | null
  fullUrl: string | null
  /** The key's text: masked, or real while revealed; `null` when a vendor secret was not pasted yet. */
  apiKey: string | null
  /** `Webhook API Key`, or the vendor's own name for a secret it issues. */
  apiKeyLabel: string
}

/** The form of the secret that an authentication works with. */
export function secretFormat(authentication: Authentication, connection: Connection | undefined): SecretFormat {
  const preset = connection === undefined ? undefined : findPreset(connection, authentication.preset)
  return authentication.method === 'apiKey' ? 'hookwright' : (preset?.secret.format ?? 'hookwright')
}

/** The key in force: of the form that the authentication works with, and not rotated out. */
export function activeKey(trigger: TriggerView, authentication = trigger.authentication): KeyView | undefined {
  const format = secretFormat(authentication, connectionOf({ ...trigger, authentication }))
  return trigger.keys.find((key) => key.format === format && key.retiresAt === null)
}

/** Whether the trigger checks signatures with a key of the vendor that anybody may see. */
export function hasPublicKey(trigger: TriggerView): boolean {
  const { authentication } = trigger
  const connection = connectionOf(trigger)
  const preset = connection && findPreset(connection, authentication.preset)
  return authentication.method === 'signature' && preset?.secret.isPublic === true
}

/** What a user carries to the vendor, masked unless the revealed secret is given. */
export function triggerAddresses(
  trigger: TriggerView,
  publicBase: string | null,
  revealed: string | null,
): TriggerAddresses {
  const key = activeKey(trigger)
  const connection = connectionOf(trigger)
  const preset = connection === undefined ? undefined : findPreset(connection, trigger.authentication.preset)
  const masked = key === undefined ? null : maskSecret(key.preview)
  const base = publicBase === null ? null : baseUrl(publicBase, trigger.token)
  const isVendorIssued = trigger.authentication.method === 'signature' && preset?.secret.format === 'vendor'
  return {
    baseUrl: base,
    fullUrl:
      publicBase === null || masked === null ? base : showFullUrl(publicBase, trigger.token, { masked, revealed }),
    apiKey: revealed ?? masked,
    apiKeyLabel: isVendorIssued ? (preset?.secret.vendorLabel ?? 'Webhook API Key') : 'Webhook API Key',
  }
}

const showFullUrl = (publicBase: string, token: string, key: { masked: string; revealed: string | null }): string =>
  key.revealed === null
    ? `${baseUrl(publicBase, token)}?apikey=${key.masked}`
    : fullUrl(publicBase, token, key.revealed)
