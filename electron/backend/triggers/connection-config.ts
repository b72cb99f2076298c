import type { Connection } from '@shared/contracts/connection'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { Authentication, Trigger } from '@shared/contracts/trigger'
import { fail } from '@shared/ipc/result'

/** The settings that a trigger may have: those of its connection, and those of its own scheme, also while that is not in force. */
const listSettings = (connection: Connection, { custom }: Authentication) => [
  ...(connection.config ?? []),
  ...(custom?.config ?? []),
]

/** The name of a setting that the trigger cannot have; `undefined` when all are known. A new scheme may leave some behind. */
export function findUnknownSetting(authentication: Authentication, connection: Connection): string | undefined {
  if (authentication.custom !== undefined) return undefined
  const known = listSettings(connection, authentication)
  return Object.keys(authentication.config ?? {}).find((name) => !known.some((field) => field.name === name))
}

/** The new authentication, with the settings and the own scheme that it does not name as they were; settings are trimmed, and one that is empty is forgotten. */
export function mergeSettings(before: Authentication, update: Authentication): Authentication {
  const { config: given, custom = before.custom, ...rest } = update
  const config = Object.entries({ ...before.config, ...given })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => value !== '' && (custom === undefined || isSettingOf(custom, name)))
  return {
    ...rest,
    ...(config.length > 0 && { config: Object.fromEntries(config) }),
    ...(custom !== undefined && { custom }),
  }
}

const isSettingOf = ({ config = [] }: CustomScheme, name: string): boolean =>
  config.some((field) => field.name === name)

/** Why a trigger cannot work with its settings, and what to do about it; `null` when nothing is missing. */
export function missingSetting({ authentication }: Trigger, connection: Connection) {
  const empty = (connection.config ?? []).find(({ name, required }) => required && !authentication.config?.[name])
  if (empty === undefined) return null
  return fail(
    'invalid_state',
    `The ${empty.label} of this trigger is empty, and ${connection.name} cannot be checked without it. Fill it in in Trigger Setup.`,
  )
}
