import { connectionOf, findPreset } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { fail } from '@shared/ipc/result'
import { activeKey, formatOf } from './key-ring'
import type { TriggerEntry } from './trigger-registry'

/** Why a trigger has no secret to work with, and what to do about it. */
export function missingKey({ trigger }: TriggerEntry) {
  const connection = must(connectionOf(trigger), 'a trigger names a known connection')
  const format = formatOf(trigger.authentication, connection)
  const secret = findPreset(connection, trigger.authentication.preset)?.secret
  const label = secret?.vendorLabel ?? 'secret'
  const wasThere = activeKey(trigger.keys, format) !== null
  if (format === 'vendor' && secret?.issuer === 'vendor-handshake' && !wasThere) {
    return fail(
      'invalid_state',
      `This trigger has no ${label} yet, so nothing can be checked. ${connection.name} tells it in its handshake: set the webhook up there, and it is kept by itself.`,
    )
  }
  if (format === 'vendor') {
    return fail(
      'invalid_state',
      wasThere
        ? `The ${label} of this trigger is no longer in the place where secrets are kept. Copy it from ${connection.name} and paste it in Trigger Setup again.`
        : `This trigger has no ${label} yet, so nothing can be checked. Copy it from ${connection.name} and paste it in Trigger Setup.`,
    )
  }
  return fail(
    'invalid_state',
    wasThere
      ? 'The key of this trigger is no longer in the place where secrets are kept. Rotate the key in Trigger Setup and give the new one to the sender.'
      : 'This trigger has no key. Rotate the key in Trigger Setup to make one.',
  )
}
