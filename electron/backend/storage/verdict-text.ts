import { z } from 'zod'
import { stageIdSchema, stageSchema, verdictSchema } from '@shared/contracts/verdict'
import type { Stage, StageId, Verdict } from '@shared/contracts/verdict'

/** A stage in the stored text: its name alone when it was passed and there is no more to say; one that was skipped is left out. */
type StoredStage = StageId | Stage

const storedVerdictSchema = verdictSchema.extend({ stages: z.array(z.union([stageIdSchema, stageSchema])) })

function shorten(stages: readonly Stage[]): StoredStage[] {
  const shortened: StoredStage[] = []
  for (const stage of stages) {
    const isPlain = stage.reason === null && stage.evidence.length === 0
    if (!isPlain || stage.outcome === 'failed') shortened.push(stage)
    else if (stage.outcome === 'passed') shortened.push(stage.stage)
  }
  return shortened
}

function lengthen(stored: readonly StoredStage[]): Stage[] {
  return stageIdSchema.options.map((stage) => {
    const found = stored.find((entry) => entry === stage || (typeof entry === 'object' && entry.stage === stage))
    if (typeof found === 'object') return found
    return { stage, outcome: found === undefined ? 'skipped' : 'passed', reason: null, evidence: [] }
  })
}

/** The verdict as the store keeps it. Half as long as all of it, and writing it takes half the time, which every delivery waits for. */
export function writeVerdict(verdict: Verdict): string {
  return JSON.stringify({ ...verdict, stages: shorten(verdict.stages) })
}

/** Reads a stored verdict; those that older versions wrote have every stage in full. */
export const verdictTextSchema = storedVerdictSchema.transform((stored): Verdict => ({
  ...stored,
  stages: lengthen(stored.stages),
}))

/** The verdict of a text that `writeVerdict` has just made. */
export function readVerdict(text: string): Verdict {
  return verdictTextSchema.parse(JSON.parse(text))
}
