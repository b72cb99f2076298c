import type { Outcome, StageId, Verdict } from '@shared/contracts/verdict'

export interface StageGroup {
  label: string
  state: 'passed' | 'failed' | 'skipped'
}

interface GroupPlan {
  label: string
  stages: StageId[]
  /** The stage that says whether the step was done. */
  decidedBy: StageId
}

/** Accept, duplicate and store only matter for whether it fires, and the method for whether it was a delivery at all. */
const groups: GroupPlan[] = [
  { label: 'Received', stages: ['transport', 'route', 'method'], decidedBy: 'route' },
  { label: 'Handshake', stages: ['handshake'], decidedBy: 'handshake' },
  { label: 'Authenticated', stages: ['authenticate'], decidedBy: 'authenticate' },
  { label: 'Schema', stages: ['decode', 'schema'], decidedBy: 'schema' },
  { label: 'Conditions', stages: ['conditions'], decidedBy: 'conditions' },
  { label: 'Fired', stages: ['accept', 'duplicate', 'store', 'fire'], decidedBy: 'fire' },
]

/** The verdict as six steps from left to right, each passed, failed or skipped. */
export function groupStages(verdict: Verdict): StageGroup[] {
  return groups.map(({ label, stages, decidedBy }) => {
    const isFailed = verdict.stages.some((stage) => stages.includes(stage.stage) && stage.outcome === 'failed')
    const isPassed = verdict.stages.some((stage) => stage.stage === decidedBy && stage.outcome === 'passed')
    return { label, state: isFailed ? 'failed' : isPassed ? 'passed' : 'skipped' }
  })
}

/** How the card about the reason begins, by outcome. */
export const cardLeads: Record<Outcome, string> = {
  refused: 'Why not?',
  filtered: 'Why filtered?',
  flagged: 'Why flagged?',
  duplicate: 'Why a duplicate?',
  handshake: 'Handshake.',
  accepted: '',
}
