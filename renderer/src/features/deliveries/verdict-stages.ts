import type { Outcome, StageId, Verdict } from '@shared/contracts/verdict'

export interface StageGroup {
  label: string
  state: 'passed' | 'failed' | 'skipped'
}

/** The stages as six steps of the way. Accept, duplicate and store only matter for whether it fires, and the method for whether it was a delivery. */
const groups: { label: string; stages: StageId[] }[] = [
  { label: 'Received', stages: ['transport', 'route', 'method'] },
  { label: 'Handshake', stages: ['handshake'] },
  { label: 'Authenticated', stages: ['authenticate'] },
  { label: 'Schema', stages: ['decode', 'schema'] },
  { label: 'Conditions', stages: ['conditions'] },
  { label: 'Fired', stages: ['accept', 'duplicate', 'store', 'fire'] },
]

/** The verdict as six steps from left to right, each passed, failed or skipped. */
export function groupStages(verdict: Verdict): StageGroup[] {
  return groups.map(({ label, stages }) => {
    const own = verdict.stages.filter((stage) => stages.includes(stage.stage))
    const isFailed = own.some((stage) => stage.outcome === 'failed')
    // `fire` stands last, so a step that begins and never ends did not pass.
    const isPassed = own.length > 0 && own.at(-1)?.outcome === 'passed'
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
