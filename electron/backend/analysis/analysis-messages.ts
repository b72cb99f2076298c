import type { Condition } from '@shared/contracts/condition'
import type { ConditionPreview } from '@shared/contracts/condition-preview'
import type { BodyView } from '@shared/contracts/delivery'
import type { Analysis } from '@shared/contracts/profile'
import type { PathChoices } from '@shared/domain/conditions/list-paths'
import type { TriedEvent } from '../conditions/recorded-events'
import type { EventReading } from '../conditions/try-condition'

export type ViewForm = 'pretty' | 'raw' | 'hex'

/** Events with how they are read. */
export interface EventsToTry {
  events: TriedEvent[]
  reading: EventReading
}

export type AnalysisTask =
  | { task: 'analyse'; bodies: Uint8Array[] }
  | { task: 'view'; body: Uint8Array; contentType: string | null; form: ViewForm }
  | ({ task: 'tryCondition'; condition: Condition | null } & EventsToTry)
  | ({ task: 'listPaths' } & EventsToTry)

/** What each task gives. */
export interface AnalysisValues {
  analyse: Analysis
  view: BodyView
  tryCondition: ConditionPreview
  listPaths: PathChoices
}

export type AnalysisReply<Value = AnalysisValues[keyof AnalysisValues]> =
  { ok: true; value: Value } | { ok: false; message: string }
