import type { Connection } from '@shared/contracts/connection'
import type { Authentication, Trigger } from '@shared/contracts/trigger'
import { fail } from '@shared/ipc/result'

type Config = Readonly<Record<string, string>>

/** The name of a setting that the connection does not have; `undefined` when it has them all. */
export const findUnknownSetting = (config: Config, connection: Connection): string | undefined =>
  Object.keys(config).find((name) => !(connection.config ?? []).some((field) => field.name === name))

/** The new authentication with the settings that it does not name as they were, trimmed; one that is empty is forgotten. */
export function mergeSettings(before: Authentication, update: Authentication): Authentication {
  const { config: given, ...rest } = update
  const config = Object.entries({ ...before.config, ...given })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  return config.length === 0 ? rest : { ...rest, config: Object.fromEntries(config) }
}

/** Why a trigger cannot work with its settings, and what to do about it; `null` when nothing is missing. */
export function missingSetting({ authentication }: Trigger, connection: Connection) {
  const empty = (connection.config ?? []).find(({ name, required }) => required && !authentication.config?.[name])
  if (empty === undefined) return null
  return fail(
    'invalid_state',
    `The ${empty.label} of this trigger is empty, and ${connection.name} cannot be checked without it. Fill it in in Trigger Setup.`,
  )
}
