import { allowsCustomScheme, connectionOf, findConnection } from '@shared/connections'
import type { Authentication, Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { fail, ok } from '@shared/ipc/result'
import { findUnknownSetting, mergeSettings } from './connection-config'
import { defaultAuthentication, fitsConnection, resolveChoice, withKey, withSettings } from './draft-trigger'
import type { Choice, KeyMaking } from './draft-trigger'
import type { EditResult } from './trigger-writer'

export interface Update {
  name?: string | undefined
  authentication?: Authentication | undefined
  choice?: Choice | undefined
}

const unknownChoice = () =>
  fail('invalid_input', 'Hookwright does not know this event. Choose one from the list of Select an event.')

function withChoice(trigger: Trigger, choice: Choice): Trigger | null {
  const next = resolveChoice(choice)
  if (!next) return null
  const before = resolveChoice(trigger)
  const isSameConnection = choice.connectionId === trigger.connectionId
  const fresh = defaultAuthentication(next.connection, trigger.authentication.headerName)
  return {
    ...trigger,
    connectionId: choice.connectionId,
    eventType: choice.eventType,
    // A name that was only pre-filled follows the choice; one that the user wrote stays.
    name: before && trigger.name === before.name ? next.name : trigger.name,
    authentication: isSameConnection ? trigger.authentication : (fresh ?? trigger.authentication),
  }
}

/** Changes name, authentication or choice. The URL stays, and so do keys that the new authentication does not use. */
export function updateTrigger(trigger: Trigger, update: Update, making: KeyMaking): EditResult {
  const chosen = update.choice ? withChoice(trigger, update.choice) : trigger
  if (!chosen) return unknownChoice()
  const plain = must(findConnection(chosen.connectionId), 'a trigger names a known connection')
  const given = update.authentication ?? chosen.authentication
  if (given.custom !== undefined && !allowsCustomScheme(plain)) {
    return fail(
      'invalid_input',
      `${plain.name} has a scheme of its own, so it takes no custom recipe. Choose Custom Webhook for that.`,
    )
  }
  const unknown = update.authentication && findUnknownSetting(given, plain)
  if (unknown !== undefined) return fail('invalid_input', `${plain.name} has no setting “${unknown}”. Leave it out.`)
  const authentication = mergeSettings(chosen.authentication, given)
  const connection = must(connectionOf({ ...chosen, authentication }), 'a trigger names a known connection')
  if (!fitsConnection(authentication, connection)) {
    return fail(
      'invalid_input',
      `${connection.name} has no signature preset “${authentication.preset}”. Choose one of the presets in Trigger Setup.`,
    )
  }
  const complete = withSettings(authentication, connection, making.random)
  return ok(withKey({ ...chosen, name: update.name ?? chosen.name, authentication: complete }, connection, making))
}
