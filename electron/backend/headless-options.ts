import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { seedFileSchema } from './triggers/seed-triggers'
import type { TriggerSeed } from './triggers/seed-triggers'

const environmentSchema = z.object({
  HOOKWRIGHT_DATA_DIR: z.string({ error: 'HOOKWRIGHT_DATA_DIR must name the folder of the data.' }),
  HOOKWRIGHT_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'HOOKWRIGHT_PORT must be a port number, or 0 for any free one.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'HOOKWRIGHT_PORT must be at most 65535.')
    .optional(),
  HOOKWRIGHT_SECRETS: z
    .enum(['memory', 'file'], {
      error: 'HOOKWRIGHT_SECRETS must be memory or file: there is no keychain without the window.',
    })
    .default('memory'),
  HOOKWRIGHT_TUNNEL: z
    .literal('off', { error: 'HOOKWRIGHT_TUNNEL can only be off: this version has no tunnel.' })
    .optional(),
  HOOKWRIGHT_LOG: z.string().optional(),
  HOOKWRIGHT_UNSAFE_EARLY_ACK: z.string().optional(),
})

export interface HeadlessOptions {
  directory: string
  port: number | null
  secrets: 'memory' | 'file'
  hasFacts: boolean
  seeds: readonly TriggerSeed[] | null
  isEarlyAck: boolean
}

const readSeeds = (path: string): readonly TriggerSeed[] =>
  seedFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).triggers

/** Reads the environment and the arguments; throws an Error for people when they make no sense. */
export function readHeadlessOptions(environment: NodeJS.ProcessEnv, argv: string[]): HeadlessOptions {
  const { values } = parseArgs({ args: argv, options: { seed: { type: 'string' } } })
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message)
  const variables = parsed.data
  return {
    directory: resolve(variables.HOOKWRIGHT_DATA_DIR),
    port: variables.HOOKWRIGHT_PORT ?? null,
    secrets: variables.HOOKWRIGHT_SECRETS,
    hasFacts: variables.HOOKWRIGHT_LOG === 'json',
    seeds: values.seed === undefined ? null : readSeeds(values.seed),
    isEarlyAck: variables.HOOKWRIGHT_UNSAFE_EARLY_ACK === '1',
  }
}
