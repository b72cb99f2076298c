import type { CheckReport, PlayedHandshake, SentRequest } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { create } from 'zustand'
import { attempt, call } from '../../lib/call'
import { createDraft, proofOf } from './sender-draft'
import type { SenderDraft } from './sender-draft'

const sentKept = 20

/** One try: what came of it, or why nothing did. */
export interface Sending {
  id: number
  title: string
  at: number
  result: { sent: SentRequest } | { error: string }
}

export type Played = PlayedHandshake | { error: string } | 'busy'

export interface SenderWork {
  draft: SenderDraft
  /** Newest first. */
  sendings: readonly Sending[]
  /** The one that is looked at. */
  chosenId: number | null
  isSending: boolean
  /** By the id of the handshake. */
  played: Readonly<Record<string, Played>>
  check: { report: CheckReport | null; error: string | null; isRunning: boolean }
}

interface SenderState {
  work: Readonly<Record<string, SenderWork>>
}

/** What is being sent for each trigger; it lasts as long as the window. */
export const useSender = create<SenderState>(() => ({ work: {} }))

const begin = (trigger: TriggerView): SenderWork => ({
  draft: createDraft(trigger),
  sendings: [],
  chosenId: null,
  isSending: false,
  played: {},
  check: { report: null, error: null, isRunning: false },
})

/** What is being sent for a trigger; begun anew when the trigger is for another vendor now. */
export function workFor(state: SenderState, trigger: TriggerView): SenderWork {
  return state.work[workKey(trigger)] ?? beginOnce(trigger)
}

const begun = new Map<string, SenderWork>()

function beginOnce(trigger: TriggerView): SenderWork {
  const key = workKey(trigger)
  const known = begun.get(key)
  if (known !== undefined) return known
  const work = begin(trigger)
  begun.set(key, work)
  return work
}

const workKey = ({ connectionId, eventType, id }: TriggerView): string => [id, connectionId, eventType ?? ''].join(' ')

function change(trigger: TriggerView, changes: (work: SenderWork) => Partial<SenderWork>): void {
  useSender.setState((state) => {
    const old = workFor(state, trigger)
    return { work: { ...state.work, [workKey(trigger)]: { ...old, ...changes(old) } } }
  })
}

export function changeDraft(trigger: TriggerView, changes: Partial<SenderDraft>): void {
  change(trigger, ({ draft }) => ({ draft: { ...draft, ...changes } }))
}

export function chooseSending(trigger: TriggerView, chosenId: number): void {
  change(trigger, () => ({ chosenId }))
}

/** Fills the draft with a delivery that the user wants to change and send again. */
export async function editDelivery(trigger: TriggerView, deliveryId: string): Promise<void> {
  const draft = await attempt('sender.draft', { deliveryId })
  if (draft !== null) changeDraft(trigger, { request: draft.request })
}

let lastId = 0

/** Sends the draft and keeps what came of it among the last sends. */
export async function sendDraft(trigger: TriggerView): Promise<void> {
  const { draft } = workFor(useSender.getState(), trigger)
  const { eventType, freshId, request, route } = draft
  change(trigger, () => ({ isSending: true }))
  const proof = proofOf(draft, trigger)
  const result = await call('sender.send', { triggerId: trigger.id, request, proof, route, freshId })
  lastId += 1
  const sending: Sending = {
    id: lastId,
    title: eventType,
    at: result.ok ? result.value.sentAt : Date.now(),
    result: result.ok ? { sent: result.value } : { error: result.error.message },
  }
  change(trigger, ({ sendings }) => ({
    isSending: false,
    sendings: [sending, ...sendings].slice(0, sentKept),
    chosenId: sending.id,
  }))
}

/** Plays one handshake. */
export async function playHandshake(trigger: TriggerView, handshakeId: string): Promise<void> {
  const note = (outcome: Played): void =>
    change(trigger, ({ played }) => ({ played: { ...played, [handshakeId]: outcome } }))
  note('busy')
  const result = await call('sender.playHandshake', { triggerId: trigger.id, handshakeId })
  note(result.ok ? result.value : { error: result.error.message })
}

/** Runs the security check; the report before stays until the new one is there. */
export async function runCheck(trigger: TriggerView): Promise<void> {
  change(trigger, ({ check }) => ({ check: { ...check, isRunning: true, error: null } }))
  const result = await call('sender.check', { triggerId: trigger.id })
  change(trigger, ({ check }) => ({
    check: {
      report: result.ok ? result.value : check.report,
      error: result.ok ? null : result.error.message,
      isRunning: false,
    },
  }))
}
