import type { Condition } from '@shared/contracts/condition'
import type { ConditionPreview, TruthCellView } from '@shared/contracts/condition-preview'
import type { DecodeStep } from '@shared/contracts/body-decoding'
import { makeConditionEvent } from '@shared/domain/conditions/condition-event'
import type { ConditionEvent } from '@shared/domain/conditions/condition-event'
import { listPaths } from '@shared/domain/conditions/list-paths'
import type { PathChoices } from '@shared/domain/conditions/list-paths'
import { makeTruthTable } from '@shared/domain/conditions/truth-table'
import type { TruthCell, TruthTable } from '@shared/domain/conditions/truth-table'
import { must } from '@shared/domain/assert'
import { viewRequest } from '@shared/domain/request-view'
import type { TriedEvent } from './recorded-events'

/** What of a trigger decides how its events are read. */
export interface EventReading {
  decode: readonly DecodeStep[]
  /** The header that may carry the trigger's key. */
  headerName: string
}

/** The event as the conditions stage sees it. */
export function readEvent(event: TriedEvent, { decode, headerName }: EventReading): ConditionEvent {
  const { body, eventType, headers, method, receivedAt, target } = event
  const request = { method, target, httpVersion: '1.1', headers, body, sender: '', receivedAt }
  return makeConditionEvent(viewRequest(request, { decode }), { eventType, receivedAt, headerName })
}

const toCell = ({ explanation, sentence }: TruthCell): TruthCellView => {
  const { actual, holds, reason } = explanation
  return { actual, holds, reason, sentence }
}

const everyEvent = (events: readonly { id: string }[]): TruthTable => ({
  columns: [],
  rows: events.map(({ id }) => ({ id, holds: true, limited: false, cells: [] })),
  matching: events.length,
})

/** A condition on events, one row for each; without a condition each of them matches. */
export function tryCondition(
  condition: Condition | null,
  events: readonly TriedEvent[],
  reading: EventReading,
): ConditionPreview {
  const read = events.map((event) => ({ id: event.id, event: readEvent(event, reading) }))
  const table = condition === null ? everyEvent(read) : makeTruthTable(condition, read)
  const rows = table.rows.map(({ cells, holds, id, limited }, index) => {
    const { eventType, kind, receivedAt } = must(events[index], 'a truth table has one row for each event')
    return { id, kind, receivedAt, eventType, holds, limited, cells: cells.map(toCell) }
  })
  return { columns: table.columns.map(({ text }) => text), rows, matching: table.matching }
}

/** The values that tests can be about. */
export function listEventPaths(events: readonly TriedEvent[], reading: EventReading): PathChoices {
  return listPaths(events.map((event) => readEvent(event, reading)))
}
