import type { Connection, SecretFormat } from '@shared/contracts/connection'
import type { Authentication, Key, Trigger } from '@shared/contracts/trigger'
import { findPreset } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { describeSecret } from '@shared/domain/secrets'

const hourMs = 60 * 60 * 1000

/** How long a rotated key is still accepted. */
export const graceMs = 24 * hourMs

/** How long after that a retired key is kept, so that a refusal can name it. */
const rememberedMs = 7 * 24 * hourMs

const retiredKept = 3

/** The format of the secret that a trigger's authentication works with. */
export function formatOf(authentication: Authentication, connection: Connection): SecretFormat {
  if (authentication.method === 'apiKey') return 'hookwright'
  return must(findPreset(connection, authentication.preset), 'a stored trigger names a preset of its connection').secret
    .format
}

/** The one key of a format that is not on its way out. */
export const activeKey = (keys: readonly Key[], format: SecretFormat): Key | null =>
  keys.find((key) => key.format === format && key.retiresAt === null) ?? null

/** A new active key for a secret. */
export const describeKey = (id: string, format: SecretFormat, secret: string, now: number): Key => ({
  id,
  format,
  preview: describeSecret(secret),
  createdAt: now,
  retiresAt: null,
})

/** Adds an active key: the one before it retires after the grace period, and of the retired ones the last three stay. */
export function rotateIn(keys: readonly Key[], added: Key, now: number): Key[] {
  const others = keys.filter((key) => key.format !== added.format)
  const retired = keys
    .filter((key) => key.format === added.format)
    .map((key) => (key.retiresAt === null ? { ...key, retiresAt: now + graceMs } : key))
    .sort((left, right) => right.createdAt - left.createdAt)
    .slice(0, retiredKept)
  return [added, ...retired, ...others]
}

/** The keys without those that retired more than seven days ago. */
export const withoutForgotten = (trigger: Trigger, now: number): Key[] =>
  trigger.keys.filter((key) => key.retiresAt === null || key.retiresAt + rememberedMs > now)
