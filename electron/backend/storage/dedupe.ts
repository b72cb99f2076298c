import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { asDuplicate, asReplayed } from '@shared/domain/decide'
import type { Outcome, Verdict } from '@shared/contracts/verdict'
import type { Dedupe } from './store'
import { readVerdict } from './verdict-text'
import type { WireDelivery } from './wire-delivery'

interface FirstDelivery {
  id: string
  body: Uint8Array
}

const firedOutcomes: ReadonlySet<Outcome> = new Set(['accepted', 'flagged', 'filtered'])

/**
 * Remembers what was accepted, in the transaction that stores it, and recognises it when it comes again. Delivery ids
 * and signatures have key spaces of their own.
 */
export function createDedupe(database: DatabaseSyncInstance) {
  const claim = database.prepare(
    'INSERT INTO dedupe (trigger_id, key, delivery_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = database.prepare(`
    SELECT deliveries.id, body FROM dedupe JOIN deliveries ON deliveries.id = delivery_id JOIN delivery_contents USING (seq)
    WHERE dedupe.trigger_id = ? AND key = ?`)
  const release = database.prepare('DELETE FROM dedupe WHERE trigger_id = ? AND key = ? AND delivery_id = ?')

  return {
    /** Claims the delivery's key for the trigger; when it is taken, the verdict of a repetition. */
    check(delivery: WireDelivery, triggerId: string | null): Verdict | null {
      const { id, body, dedupe } = delivery
      if (dedupe === null || triggerId === null || !firedOutcomes.has(delivery.outcome)) return null
      const key = storedKey(dedupe)
      if (claim.run(triggerId, key, id).changes === 1) return null
      const verdict = readVerdict(delivery.verdict)
      if (dedupe.kind === 'signature') return asReplayed(verdict, id)
      const first: FirstDelivery = find.get(triggerId, key)
      return asDuplicate(verdict, { firstDeliveryId: first.id, sameBody: isEqual(first.body, body), deliveryId: id })
    },
    /** Forgets a delivery id when its delivery is removed: a new one of that id is not a repetition of a stored one then. */
    releaseDeliveryKey(triggerId: string, key: string, deliveryId: string): void {
      release.run(triggerId, storedKey({ kind: 'delivery-id', key }), deliveryId)
    },
  }
}
export type DedupeTable = ReturnType<typeof createDedupe>

const isEqual = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

function storedKey(dedupe: Dedupe): string {
  return `${dedupe.kind === 'signature' ? 's' : 'd'}:${dedupe.key}`
}
