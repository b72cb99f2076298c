import type { TriggerView } from '@shared/contracts/trigger'
import type { Fact } from '@shared/ipc/events'
import { create } from 'zustand'

export interface TriggerMirror {
  triggers: readonly TriggerView[]
}

/** The triggers as the backend last told them, oldest first. */
export const useTriggers = create<TriggerMirror>(() => ({ triggers: [] }))

const byAge = (left: TriggerView, right: TriggerView): number => left.createdAt - right.createdAt

/** Puts the trigger in the place of its older form, or adds it. */
export function withTrigger(triggers: readonly TriggerView[], trigger: TriggerView): readonly TriggerView[] {
  const isKnown = triggers.some((known) => known.id === trigger.id)
  return isKnown
    ? triggers.map((known) => (known.id === trigger.id ? trigger : known))
    : [...triggers, trigger].sort(byAge)
}

/** The list after a fact; the same list when the fact does not concern it. */
export function applyToTriggers(triggers: readonly TriggerView[], fact: Fact): readonly TriggerView[] {
  if (fact.fact === 'trigger.changed') return withTrigger(triggers, fact.trigger)
  if (fact.fact === 'trigger.removed') return triggers.filter((trigger) => trigger.id !== fact.triggerId)
  return triggers
}

/** Takes over a trigger that a request returned, before its fact arrives. */
export function noteTrigger(trigger: TriggerView): void {
  useTriggers.setState(({ triggers }) => ({ triggers: withTrigger(triggers, trigger) }))
}

/** The trigger of that id, or `undefined` once it is gone. */
export function useTrigger(triggerId: string): TriggerView | undefined {
  return useTriggers(({ triggers }) => triggers.find((trigger) => trigger.id === triggerId))
}
