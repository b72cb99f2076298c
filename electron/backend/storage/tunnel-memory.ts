import { tunnelDriverSchema } from '@shared/contracts/tunnel'
import { z } from 'zod'

/** What the tunnel has to know after a restart. */
export const tunnelMemorySchema = z.strictObject({
  /** The public bases that were in force, the last one first; senders may still hold, and sign over, an earlier one. */
  bases: z.array(z.strictObject({ base: z.string(), driver: tunnelDriverSchema })),
  /** Requests that came through the tunnel in a calendar month (UTC) such as `2026-11`. */
  requests: z.strictObject({ month: z.string(), count: z.number().int() }),
  /** Epoch ms at which it was last known to be online; `null` when it was not to be. */
  aliveAt: z.number().nullable(),
})
export type TunnelMemory = z.infer<typeof tunnelMemorySchema>

export const noTunnelMemory: TunnelMemory = { bases: [], requests: { month: '', count: 0 }, aliveAt: null }
