import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { readPublicBase } from '@shared/domain/tunnel/public-base'
import type { TunnelOverride } from './tunnel/tunnel'

/** `off`, `ngrok` or `manual:<url>`. */
function readTunnel(text: string, context: z.RefinementCtx): TunnelOverride {
  if (text === 'off' || text === 'ngrok') return { driver: text }
  const read = text.startsWith('manual:') ? readPublicBase(text.slice('manual:'.length)) : null
  if (read?.base) return { driver: 'manual', url: read.base }
  const message = `HOOKWRIGHT_TUNNEL must be off, ngrok, or manual: and a URL such as manual:https://hooks.example.com.${read ? ` ${read.problem}` : ''}`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

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
  HOOKWRIGHT_TUNNEL: z.string().transform(readTunnel).optional(),
  NGROK_AUTHTOKEN: z.string().optional(),
  HOOKWRIGHT_LOG: z.literal('json', { error: 'HOOKWRIGHT_LOG can only be json.' }).optional(),
})

/** What the automation contract lets the environment say. */
export interface Environment {
  dataDirectory: string | null
  /** `null`: the settings decide; 0: any free port. */
  port: number | null
  secrets: 'keychain' | 'memory' | 'file' | null
  logsJson: boolean
  /** `null`: the settings decide. */
  tunnel: TunnelOverride | null
  /** ngrok's own variable; serves where no authtoken is stored. */
  authtoken: string | null
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
    tunnel: parsed.data.HOOKWRIGHT_TUNNEL ?? null,
    authtoken: parsed.data.NGROK_AUTHTOKEN ?? null,
  }
}
