import { connectionOf, findPreset } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { checkVendorSecret, generateSecret, normaliseVendorSecret } from '@shared/domain/secrets'
import { fail, ok } from '@shared/ipc/result'
import { createId } from '../ids'
import { withKey } from './draft-trigger'
import type { KeyMaking } from './draft-trigger'
import { activeKey, describeKey, formatOf, rotateIn } from './key-ring'
import type { TriggerEntry } from './trigger-registry'
import type { Edit, EditResult } from './trigger-writer'

const secretBytes = 32

const parts = ({ trigger }: TriggerEntry) => {
  const connection = must(connectionOf(trigger), 'a trigger names a known connection')
  const preset = must(
    findPreset(connection, trigger.authentication.preset),
    'a trigger names a preset of its connection',
  )
  return { connection, preset, format: formatOf(trigger.authentication, connection) }
}

/** Replaces the active key by a secret; the old one stays for the grace period when a sender may still use it. */
function replace(entry: TriggerEntry, secret: string, isOldKept: (keyId: string) => boolean, making: KeyMaking): Edit {
  const { format } = parts(entry)
  const now = making.clock.now()
  const key = describeKey(`key_${createId(making.random)}`, format, secret, now)
  const old = entry.trigger.keys.filter((other) => {
    if (other.format !== format) return true
    return entry.secrets.get(other.id) !== secret && (other.retiresAt !== null || isOldKept(other.id))
  })
  return { trigger: { ...entry.trigger, keys: rotateIn(old, key, now) }, newSecrets: new Map([[key.id, secret]]) }
}

/** Makes a new key; the old one is accepted for 24 hours more. A lost one is forgotten, as nothing can be checked with it. */
export function rotateKey(entry: TriggerEntry, making: KeyMaking): EditResult {
  const { connection, preset, format } = parts(entry)
  if (format === 'vendor') {
    return fail(
      'invalid_state',
      `${connection.name} issues this secret itself. Roll it in ${connection.name}, then paste the new ${preset.secret.vendorLabel} here.`,
    )
  }
  const secret = generateSecret(format, making.random.bytes(secretBytes))
  return ok(replace(entry, secret, (keyId) => entry.secrets.has(keyId), making))
}

/** Takes a pasted secret. One that was never used to sign anything was a mistake, and goes at once. */
export function setVendorSecret(entry: TriggerEntry, pasted: string, making: KeyMaking): EditResult {
  const { preset, format } = parts(entry)
  if (format !== 'vendor') {
    return fail('invalid_state', 'Hookwright makes the key for this scheme itself. Rotate the key to get another one.')
  }
  const secret = normaliseVendorSecret(pasted)
  if (secret === '') {
    return fail('invalid_input', `The ${preset.secret.vendorLabel} is empty. Copy it again and paste the whole value.`)
  }
  const active = activeKey(entry.trigger.keys, format)
  if (active && entry.secrets.get(active.id) === secret) return ok({ trigger: entry.trigger })
  const wasUsed = (keyId: string): boolean =>
    entry.secrets.has(keyId) && entry.facts.keyUse.some((use) => use.keyId === keyId)
  return ok(replace(entry, secret, wasUsed, making))
}

/** Takes a secret that the vendor told in a handshake, unless the trigger has one by now and nobody sets it up. */
export function takeToldSecret(entry: TriggerEntry, secret: string, making: KeyMaking): EditResult {
  const { preset, format } = parts(entry)
  const isOpen = entry.listening || entry.trigger.state === 'draft' || activeKey(entry.trigger.keys, format) === null
  if (!isOpen || preset.secret.issuer !== 'vendor-handshake') {
    return fail('invalid_state', 'This trigger takes no new secret now. Listen to it, then set the webhook up again.')
  }
  return setVendorSecret(entry, secret, making)
}

/** What looks odd about a pasted secret; `null` when nothing does. */
export function warnOfVendorSecret(entry: TriggerEntry, pasted: string): string | null {
  return checkVendorSecret(parts(entry).preset, normaliseVendorSecret(pasted))
}

/** Ends a key at once. Where the app makes the keys, the active one is replaced, as a trigger without one refuses everything. */
export function revokeKey(entry: TriggerEntry, keyId: string, making: KeyMaking): EditResult {
  const { trigger } = entry
  if (!trigger.keys.some((key) => key.id === keyId)) {
    return fail('not_found', 'This key does not exist any more. It was revoked or it retired; nothing is left to do.')
  }
  const { connection } = parts(entry)
  return ok(withKey({ ...trigger, keys: trigger.keys.filter((key) => key.id !== keyId) }, connection, making))
}
