import { findConnection } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { attempt } from '../../lib/call'
import { formatDuration } from '../../lib/format'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { SendIcon } from '../../ui/icons'
import type { Listening } from './use-listening'

/** Lets the app play the vendor: a signed sample over real HTTP to the trigger's own URL. */
export function SendTest({ trigger, listening }: { trigger: TriggerView; listening: Listening }) {
  const [isBusy, setIsBusy] = useState(false)
  const connection = findConnection(trigger.connectionId)
  const isCustom = connection === undefined || connection.eventTypeFrom.length === 0
  const role = isCustom ? 'Plays the sender' : `Plays ${connection.name}`
  const proof =
    trigger.authentication.method === 'signature' ? 'signed with this trigger’s key' : 'with this trigger’s key'
  const send = () => {
    setIsBusy(true)
    report(sendTest(trigger.id, listening).finally(() => setIsBusy(false)))
  }
  return (
    <>
      <Button icon={SendIcon} busy={isBusy} onClick={send}>
        Send test event
      </Button>
      <span className="min-w-0 flex-1 truncate text-sm text-fg-2">
        {role}, {proof}
      </span>
    </>
  )
}

async function sendTest(triggerId: string, { isListening, start }: Listening): Promise<void> {
  if (!isListening && !(await start())) return
  const answer = await attempt('sender.sendTest', { triggerId })
  if (answer === null) return
  const took = `${answer.status} in ${formatDuration(answer.durationMs)}`
  if (answer.status < 300) showToast({ meaning: 'ok', text: `Test event accepted: ${took}` })
  else
    showToast({
      meaning: 'bad',
      text: `The test event was refused: ${took}. The reason stands at the top of the dialog.`,
    })
}
