import { connectionOf as findConnectionOf, findPreset } from '@shared/connections'
import type { Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { fail, ok } from '@shared/ipc/result'
import { missingSetting } from './connection-config'
import { missingKey } from './missing-key'
import type { TriggerEntry } from './trigger-registry'
import type { EditResult } from './trigger-writer'

export type Transition = 'complete' | 'pause' | 'resume'

const draftFirst = (what: string) =>
  fail(
    'invalid_state',
    `A draft cannot be ${what}. Complete it first: confirm a sample's schema, then Apply in Trigger Setup.`,
  )

const connectionOf = (trigger: Trigger) => must(findConnectionOf(trigger), 'a trigger names a known connection')

/** Whether its secret comes from the vendor by itself, so that it is waited for. */
const isTold = (trigger: Trigger): boolean =>
  trigger.authentication.method === 'signature' &&
  findPreset(connectionOf(trigger), trigger.authentication.preset)?.secret.issuer === 'vendor-handshake'

function complete(entry: TriggerEntry, hasSecret: boolean): EditResult {
  const { trigger } = entry
  if (trigger.state === 'ready') return ok({ trigger, listening: false })
  if (trigger.state === 'paused') {
    return fail('invalid_state', 'This trigger is complete already, and paused. Resume it to accept deliveries again.')
  }
  if (trigger.schema === null || trigger.schemaConfirmedAt === null) {
    return fail(
      'invalid_state',
      'This trigger has no confirmed schema yet. Choose View at Sample Event, capture an event, and confirm its schema with Apply.',
    )
  }
  if (!hasSecret) return missingKey(entry)
  const missing = missingSetting(trigger, connectionOf(trigger))
  if (missing !== null) return missing
  return ok({ trigger: { ...trigger, state: 'ready' }, listening: false })
}

const to = (trigger: Trigger, state: Trigger['state']): Trigger =>
  trigger.state === state ? trigger : { ...trigger, state }

/** Moves a trigger between its states; asking for the state it is in changes nothing. */
export function transitionTrigger(entry: TriggerEntry, transition: Transition, hasSecret: boolean): EditResult {
  const { trigger } = entry
  switch (transition) {
    case 'complete':
      return complete(entry, hasSecret)
    case 'pause':
      return trigger.state === 'draft' ? draftFirst('paused') : ok({ trigger: to(trigger, 'paused'), listening: false })
    case 'resume':
      return trigger.state === 'draft' ? draftFirst('resumed') : ok({ trigger: to(trigger, 'ready') })
  }
}

/** Starts or stops listening; listening needs a trigger that is not paused and a secret, or one that the vendor will tell. */
export function listenToTrigger(entry: TriggerEntry, listening: boolean, hasSecret: boolean): EditResult {
  if (listening && entry.trigger.state === 'paused') {
    return fail('invalid_state', 'This trigger is paused, so it refuses every delivery. Resume it, then listen.')
  }
  if (listening && !hasSecret && !isTold(entry.trigger)) return missingKey(entry)
  return ok({ trigger: entry.trigger, listening })
}
