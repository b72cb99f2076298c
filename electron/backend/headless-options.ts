import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readEnvironment } from './environment'
import { seedFileSchema } from './triggers/seed-triggers'
import type { TriggerSeed } from './triggers/seed-triggers'
import type { TunnelOverride } from './tunnel/tunnel'

export interface HeadlessOptions {
  directory: string
  port: number | null
  secrets: 'memory' | 'file'
  hasFacts: boolean
  seeds: readonly TriggerSeed[] | null
  isEarlyAck: boolean
  tunnel: TunnelOverride | null
  authtoken: string | null
}

const readSeeds = (path: string): readonly TriggerSeed[] =>
  seedFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).triggers

/** Reads the environment and the arguments; throws an Error for people when they make no sense. */
export function readHeadlessOptions(variables: NodeJS.ProcessEnv, argv: string[]): HeadlessOptions {
  const { values } = parseArgs({ args: argv, options: { seed: { type: 'string' } } })
  const { dataDirectory, port, secrets, logsJson, tunnel, authtoken } = readEnvironment(variables)
  if (dataDirectory === null) throw new Error('HOOKWRIGHT_DATA_DIR must name the folder of the data.')
  if (secrets === 'keychain') {
    throw new Error('HOOKWRIGHT_SECRETS must be memory or file: there is no keychain without the window.')
  }
  return {
    directory: dataDirectory,
    port,
    secrets: secrets ?? 'memory',
    hasFacts: logsJson,
    seeds: values.seed === undefined ? null : readSeeds(values.seed),
    tunnel,
    authtoken,
    isEarlyAck: variables.HOOKWRIGHT_UNSAFE_EARLY_ACK === '1',
  }
}
