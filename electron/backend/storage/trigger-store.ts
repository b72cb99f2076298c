import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { triggerSchema } from '@shared/contracts/trigger'
import type { Trigger } from '@shared/contracts/trigger'
import type { CountedTrigger, Counters } from './counters'
import type { SampleStore } from './sample-store'
import type { TriggerFacts } from './store'
import { readStoredJson } from './stored-json'
import type { Warn } from './stored-json'

interface TriggerRow {
  id: string
  document: string
}

export interface TriggerStoreParts {
  database: DatabaseSyncInstance
  counters: Counters
  samples: SampleStore
  warn: Warn
}

export function createTriggerStore({ database, counters, samples, warn }: TriggerStoreParts) {
  const list = database.prepare('SELECT id, document FROM triggers')
  const ids = database.prepare('SELECT id FROM triggers')
  const consoleBases = database.prepare('SELECT trigger_id, base FROM console_bases')
  const save = database.prepare(
    'INSERT INTO triggers (id, document) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  )

  return {
    /** Oldest first. */
    list(): Trigger[] {
      const rows: TriggerRow[] = list.all()
      return rows
        .flatMap(({ id, document }) => {
          const trigger = readStoredJson({ text: document, schema: triggerSchema, what: `a trigger (${id})` }, warn)
          return trigger ? [trigger] : []
        })
        .sort((left, right) => left.createdAt - right.createdAt)
    },
    save(trigger: Trigger): void {
      save.run(trigger.id, JSON.stringify(trigger))
    },
    /** For every trigger, also one that nothing has reached yet. */
    facts(): Map<string, TriggerFacts> {
      const stored: { id: string }[] = ids.all()
      const facts = new Map(stored.map(({ id }) => [id, emptyFacts()]))
      const factsOf = (triggerId: string): TriggerFacts => {
        const found = facts.get(triggerId) ?? emptyFacts()
        facts.set(triggerId, found)
        return found
      }
      for (const counted of counters.triggers()) Object.assign(factsOf(counted.triggerId), withoutId(counted))
      for (const { triggerId, ...use } of counters.keyUse()) factsOf(triggerId).keyUse.push(use)
      for (const [triggerId, count] of samples.countByTrigger()) factsOf(triggerId).sampleCount = count
      const bases: { trigger_id: string; base: string }[] = consoleBases.all()
      for (const { trigger_id: triggerId, base } of bases) factsOf(triggerId).consoleBase = base
      return facts
    },
  }
}

function withoutId({ counts, firstHandshakeAt, firstAuthenticAt }: CountedTrigger): Partial<TriggerFacts> {
  return { counts, firstHandshakeAt, firstAuthenticAt }
}

function emptyFacts(): TriggerFacts {
  const counts = { all: 0, accepted: 0, filtered: 0, refused: 0, handshake: 0, flagged: 0, duplicate: 0 }
  return { counts, sampleCount: 0, firstHandshakeAt: null, firstAuthenticAt: null, keyUse: [], consoleBase: null }
}
