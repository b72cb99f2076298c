import { isAbsolute } from 'node:path'
import { z } from 'zod'

const variablesSchema = z.object({
  HOOKWRIGHT_DATA_DIR: z.string().refine(isAbsolute, 'HOOKWRIGHT_DATA_DIR must be an absolute path.').optional(),
  HOOKWRIGHT_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'HOOKWRIGHT_PORT must be a port from 1 to 65535, or 0 for any free one.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'HOOKWRIGHT_PORT must be at most 65535, or 0 for any free one.')
    .optional(),
  HOOKWRIGHT_SECRETS: z
    .enum(['keychain', 'memory', 'file'], { error: 'HOOKWRIGHT_SECRETS must be keychain, memory or file.' })
    .optional(),
  HOOKWRIGHT_TUNNEL: z
    .literal('off', { error: 'HOOKWRIGHT_TUNNEL can only be off: this version has no tunnel.' })
    .optional(),
  HOOKWRIGHT_LOG: z.literal('json', { error: 'HOOKWRIGHT_LOG can only be json.' }).optional(),
})

/** What the automation contract lets the environment say. */
export interface Environment {
  dataDirectory: string | null
  /** `null`: the settings decide; 0: any free port. */
  port: number | null
  secrets: 'keychain' | 'memory' | 'file' | null
  logsJson: boolean
}

/** Reads the variables of the automation contract, empty ones as absent; throws an Error for people when one makes no sense. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = variablesSchema.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message)
  return {
    dataDirectory: parsed.data.HOOKWRIGHT_DATA_DIR ?? null,
    port: parsed.data.HOOKWRIGHT_PORT ?? null,
    secrets: parsed.data.HOOKWRIGHT_SECRETS ?? null,
    logsJson: parsed.data.HOOKWRIGHT_LOG === 'json',
  }
}
