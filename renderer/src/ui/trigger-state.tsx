import type { TriggerView } from '@shared/contracts/trigger'
import { Badge } from './badge'
import type { Meaning } from './badge'
import { StateMark } from './state-mark'
import type { MarkShape } from './state-mark'

type ShownState = TriggerView['state'] | 'listening'

const looks: Record<ShownState, { word: string; shape: MarkShape; meaning: Meaning }> = {
  draft: { word: 'Draft', shape: 'triangle', meaning: 'mute' },
  listening: { word: 'Listening', shape: 'ring', meaning: 'live' },
  ready: { word: 'Ready', shape: 'dot', meaning: 'ok' },
  paused: { word: 'Paused', shape: 'square', meaning: 'warn' },
}

type StateOf = Pick<TriggerView, 'state' | 'listening'>

const lookOf = (trigger: StateOf) => looks[trigger.listening ? 'listening' : trigger.state]

/** The word for the state of a trigger. */
export function triggerStateWord(trigger: StateOf): string {
  return lookOf(trigger).word
}

/** The state of a trigger as mark and word, for lists. */
export function TriggerState({ trigger }: { trigger: StateOf }) {
  const { word, shape, meaning } = lookOf(trigger)
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-fg-2">
      <StateMark shape={shape} meaning={meaning} pulse={trigger.listening} />
      {word}
    </span>
  )
}

/** The state of a trigger as a badge, for headings. */
export function TriggerStateBadge({ trigger }: { trigger: StateOf }) {
  const { word, shape, meaning } = lookOf(trigger)
  return (
    <Badge meaning={meaning}>
      <StateMark shape={shape} meaning={meaning} pulse={trigger.listening} />
      {word}
    </Badge>
  )
}
