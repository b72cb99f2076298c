import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { tunnelGapSchema } from '@shared/contracts/tunnel'
import type { TunnelGap } from '@shared/contracts/tunnel'
import { readStoredJson } from './stored-json'
import type { Warn } from './stored-json'
import { inTransaction } from './transaction'
import { tunnelMemorySchema } from './tunnel-memory'
import type { TunnelMemory } from './tunnel-memory'

/** More are not shown, and each takes a row in the list of deliveries. */
const gapsKept = 500

interface GapRow {
  id: string
  started_at: number
  ended_at: number | null
  base: string | null
  code: string
}

export function createTunnelStore(database: DatabaseSyncInstance, warn: Warn) {
  const readMemory = database.prepare('SELECT document FROM tunnel_memory WHERE id = 1')
  const saveMemory = database.prepare(
    'INSERT INTO tunnel_memory (id, document) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  )
  const gaps = database.prepare('SELECT id, started_at, ended_at, base, code FROM tunnel_gaps ORDER BY started_at')
  const saveGap = database.prepare(`
    INSERT INTO tunnel_gaps (id, started_at, ended_at, base, code) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at, base = excluded.base, code = excluded.code`)
  const removeGap = database.prepare('DELETE FROM tunnel_gaps WHERE id = ?')
  const trimGaps = database.prepare(
    `DELETE FROM tunnel_gaps WHERE id NOT IN (SELECT id FROM tunnel_gaps ORDER BY started_at DESC LIMIT ${gapsKept})`,
  )
  const saveConsoleBase = database.prepare(
    'INSERT INTO console_bases (trigger_id, base) VALUES (?, ?) ON CONFLICT (trigger_id) DO UPDATE SET base = excluded.base',
  )

  function toGap(row: GapRow): TunnelGap[] {
    const { id, base, code } = row
    const gap = tunnelGapSchema.safeParse({ id, startedAt: row.started_at, endedAt: row.ended_at, base, code })
    if (gap.success) return [gap.data]
    warn('The store holds a time out of reach that cannot be read; it is left out.', gap.error)
    return []
  }

  return {
    memory(): TunnelMemory | null {
      const row: { document: string } | undefined = readMemory.get()
      const what = 'the memory of the tunnel'
      return row ? readStoredJson({ text: row.document, schema: tunnelMemorySchema, what }, warn) : null
    },
    saveMemory(memory: TunnelMemory): void {
      saveMemory.run(JSON.stringify(memory))
    },
    /** Oldest first. */
    gaps(): TunnelGap[] {
      const rows: GapRow[] = gaps.all()
      return rows.flatMap(toGap)
    },
    saveGap({ id, startedAt, endedAt, base, code }: TunnelGap): void {
      inTransaction(database, () => {
        saveGap.run(id, startedAt, endedAt, base, code)
        trimGaps.run()
      })
    },
    removeGap(gapId: string): void {
      removeGap.run(gapId)
    },
    saveConsoleBase({ triggerId, base }: { triggerId: string; base: string }): void {
      saveConsoleBase.run(triggerId, base)
    },
  }
}
