import type { Authentication, TriggerView } from '@shared/contracts/trigger'
import { attempt } from '../../lib/call'
import { openDialog } from '../../lib/dialogs'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'

type Choice = Partial<Pick<Authentication, 'method' | 'preset' | 'mayFetchKeys'>>

/** Takes over another method or scheme: at once for a draft, after a question for a trigger that senders may be using. */
export function chooseAuthentication(trigger: TriggerView, choice: Choice): void {
  const apply = () => report(saveAuthentication(trigger, choice))
  if (trigger.state === 'draft') return apply()
  openDialog({
    type: 'confirm',
    title: 'Change the authentication?',
    text: 'This trigger is in use. Deliveries authenticated the old way are refused from now on, until their sender is changed too. Its URL and keys stay.',
    confirmLabel: 'Change',
    onConfirm: apply,
  })
}

/** Takes over a part of the authentication at once. */
export async function saveAuthentication({ id, authentication }: TriggerView, choice: Choice): Promise<void> {
  const trigger = await attempt('triggers.update', { triggerId: id, authentication: { ...authentication, ...choice } })
  if (trigger !== null) noteTrigger(trigger)
}
