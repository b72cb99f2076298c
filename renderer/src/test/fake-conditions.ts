import type { Condition } from '@shared/contracts/condition'
import type { ConditionPreview } from '@shared/contracts/condition-preview'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import type { ConditionEvent } from '@shared/domain/conditions/condition-event'
import { listPaths } from '@shared/domain/conditions/list-paths'
import { makeTruthTable } from '@shared/domain/conditions/truth-table'
import { readJson } from '@shared/domain/decode/json-reader'
import type { Result } from '@shared/ipc/result'
import { fail, ok } from '@shared/ipc/result'
import type { FakeDelivery } from './fake-deliveries'
import type { FakeHandlers } from './fake-routes'
import type { FakeState } from './fake-state'
import { fakeNow } from './fake-triggers'

const eventOf = ({ body, detail }: FakeDelivery): ConditionEvent => {
  const json = readJson(body)
  const { eventType, headers, method, receivedAt, target } = detail
  return { body: json.kind === 'tree' ? json.tree : null, headers, target, method, eventType, receivedAt }
}

const tryOn = (condition: Condition | null, deliveries: readonly FakeDelivery[]): ConditionPreview => {
  const row = (delivery: FakeDelivery) => {
    const { eventType, id, receivedAt } = delivery.detail
    return { id, kind: 'delivery' as const, receivedAt, eventType, holds: true, limited: false, cells: [] }
  }
  if (condition === null) return { columns: [], rows: deliveries.map(row), matching: deliveries.length }
  const events = deliveries.map((delivery) => ({ id: delivery.detail.id, event: eventOf(delivery) }))
  const table = makeTruthTable(condition, events)
  const rows = deliveries.map((delivery, index) => {
    const { cells, holds, limited } = must(table.rows[index], 'there is one row for each event')
    const shown = cells.map(({ explanation: { actual, holds: isTrue, reason }, sentence }) => {
      return { actual, holds: isTrue, reason, sentence }
    })
    return { ...row(delivery), holds, limited, cells: shown }
  })
  return { columns: table.columns.map(({ text }) => text), rows, matching: table.matching }
}

type Change = (id: string, changes: (trigger: TriggerView) => Partial<TriggerView>) => Result<TriggerView>
type ConditionsHandlers = Pick<FakeHandlers, Extract<keyof FakeHandlers, `conditions.${string}`>>

/** Conditions tried by the real rules on the made-up deliveries that were genuine. */
export function createFakeConditionsHandlers(state: FakeState, change: Change): ConditionsHandlers {
  const genuine = (triggerId: string): FakeDelivery[] =>
    state.deliveries.filter(
      ({ detail }) => detail.triggerId === triggerId && detail.authentic && detail.outcome !== 'handshake',
    )
  const missing = () => fail('not_found', 'This delivery does not exist any more.')
  return {
    'conditions.save': ({ triggerId, conditions }) =>
      change(triggerId, () => ({ conditions, conditionsChangedAt: fakeNow })),
    'conditions.preview': ({ triggerId, conditions }) => ok(tryOn(conditions, genuine(triggerId))),
    'conditions.paths': ({ triggerId }) => ok(listPaths(genuine(triggerId).map(eventOf))),
    'conditions.payload': ({ eventId }) => {
      const delivery = state.deliveries.find(({ detail }) => detail.id === eventId)
      if (delivery === undefined) return missing()
      const text = JSON.stringify(JSON.parse(delivery.body), null, 2)
      return ok({
        text,
        kind: 'json',
        contentType: 'application/json',
        total: text.length,
        truncated: false,
        warnings: [],
      })
    },
    'conditions.explain': ({ deliveryId }) => {
      const delivery = state.deliveries.find(({ detail }) => detail.id === deliveryId)
      if (delivery === undefined) return missing()
      const trigger = state.triggers.find(({ id }) => id === delivery.detail.triggerId)
      const isChanged = (trigger?.conditionsChangedAt ?? 0) > delivery.detail.receivedAt
      if (!trigger?.conditions || !delivery.detail.authentic) return ok({ columns: [], row: null, isChanged })
      const { columns, rows } = tryOn(trigger.conditions, [delivery])
      return ok({ columns, row: rows[0] ?? null, isChanged })
    },
  }
}
