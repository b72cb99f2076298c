import { findConnection, findPreset } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import type { Authentication, Trigger } from '@shared/contracts/trigger'
import { generateSecret } from '@shared/domain/secrets'
import { createId } from '../ids'
import type { Clock, Random } from '../ports'
import { activeKey, describeKey, formatOf } from './key-ring'
import type { Edit } from './trigger-writer'

/** The header that carries the API key unless another is named. */
export const defaultHeaderName = 'X-API-Key'

const secretBytes = 32

export interface Choice {
  connectionId: string
  eventType: string | null
}

export interface KeyMaking {
  clock: Clock
  random: Random
}

/** The connection and the name of the event that a choice means; `null` when there is no such connection or event type. */
export function resolveChoice(choice: Choice): { connection: Connection; name: string } | null {
  const connection = findConnection(choice.connectionId)
  if (!connection) return null
  if (choice.eventType === null) return { connection, name: `Webhook: ${connection.name}` }
  const eventType = connection.eventTypes.find((other) => other.id === choice.eventType)
  return eventType ? { connection, name: `Webhook: ${eventType.name}` } : null
}

/** What the vendor really does, as far as the connection knows. */
export function defaultAuthentication(connection: Connection, headerName = defaultHeaderName): Authentication | null {
  const preset = connection.presets[0]
  return preset ? { method: connection.defaultMethod, preset: preset.id, headerName } : null
}

/** Whether the preset is one of the connection. */
export const fitsConnection = (authentication: Authentication, connection: Connection): boolean =>
  findPreset(connection, authentication.preset) !== undefined

const settingBytes = 18

/** The authentication with a value for every setting that the app makes itself and that is not filled in. */
export function withSettings(authentication: Authentication, connection: Connection, random: Random): Authentication {
  const missing = (connection.config ?? []).filter(
    ({ generated, name }) => generated && (authentication.config?.[name] ?? '') === '',
  )
  if (missing.length === 0) return authentication
  const made = missing.map(({ name }) => [name, Buffer.from(random.bytes(settingBytes)).toString('base64url')])
  return { ...authentication, config: { ...authentication.config, ...Object.fromEntries(made) } }
}

/** Gives the trigger a generated key where its authentication needs one and has none; a vendor's secret has to be pasted. */
export function withKey(trigger: Trigger, connection: Connection, { clock, random }: KeyMaking): Edit {
  const format = formatOf(trigger.authentication, connection)
  if (format === 'vendor' || activeKey(trigger.keys, format)) return { trigger }
  const secret = generateSecret(format, random.bytes(secretBytes))
  const key = describeKey(`key_${createId(random)}`, format, secret, clock.now())
  return { trigger: { ...trigger, keys: [key, ...trigger.keys] }, newSecrets: new Map([[key.id, secret]]) }
}

/** A new draft with a URL of its own and a key. */
export function draftTrigger(
  parts: { name: string; choice: Choice; authentication: Authentication; connection: Connection },
  making: KeyMaking,
): Edit {
  const now = making.clock.now()
  const trigger: Trigger = {
    id: `trg_${createId(making.random)}`,
    token: createId(making.random),
    name: parts.name,
    connectionId: parts.choice.connectionId,
    eventType: parts.choice.eventType,
    authentication: withSettings(parts.authentication, parts.connection, making.random),
    keys: [],
    state: 'draft',
    schema: null,
    schemaConfirmedAt: null,
    conditions: null,
    createdAt: now,
    updatedAt: now,
  }
  return withKey(trigger, parts.connection, making)
}
