import { stageIdSchema } from '../contracts/verdict'
import type { Evidence, ReasonCode, Stage, StageId, Verdict } from '../contracts/verdict'

export const stageIds: readonly StageId[] = stageIdSchema.options

/** The stages a request has been through so far; those not mentioned were skipped. */
export class StageLog {
  private readonly entries = new Map<StageId, Stage>()

  pass(stage: StageId, evidence: Evidence[] = [], reason: ReasonCode | null = null): this {
    this.entries.set(stage, { stage, outcome: 'passed', reason, evidence })
    return this
  }

  fail(stage: StageId, reason: ReasonCode, evidence: Evidence[] = []): this {
    this.entries.set(stage, { stage, outcome: 'failed', reason, evidence })
    return this
  }

  list(): Stage[] {
    return stageIds.map((stage) => this.entries.get(stage) ?? skipped(stage))
  }
}

const skipped = (stage: StageId): Stage => ({ stage, outcome: 'skipped', reason: null, evidence: [] })

/** The stages of a verdict that is ended earlier than it was: one fails, and those after it did not happen. */
export function endStagesAt(verdict: Verdict, stage: StageId, reason: ReasonCode, evidence: Evidence[]): Stage[] {
  const end = stageIds.indexOf(stage)
  return verdict.stages.map((entry) => {
    const at = stageIds.indexOf(entry.stage)
    if (at < end) return entry
    return at === end ? { stage, outcome: 'failed', reason, evidence } : skipped(entry.stage)
  })
}
