import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { report } from '../../lib/report'
import { sendTestEvent } from '../../lib/send-test-event'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { CopyIcon, ListenIcon, SendIcon } from '../../ui/icons'

/** A trigger's deliveries before the first one: how to get one. */
export function NoDeliveries({ trigger }: { trigger: TriggerView }) {
  const [isSending, setIsSending] = useState(false)
  const field = trigger.authentication.method === 'apiKey' ? 'fullUrl' : 'baseUrl'
  const label = field === 'fullUrl' ? 'Webhook Full URL' : 'Webhook Base URL'

  const send = async (): Promise<void> => {
    setIsSending(true)
    await sendTestEvent(trigger.id)
    setIsSending(false)
  }
  const copy = async (): Promise<void> => {
    if (await copyTriggerField(trigger.id, field)) showToast({ meaning: 'ok', text: `${label} copied.` })
  }

  return (
    <EmptyState
      icon={ListenIcon}
      title="No deliveries yet"
      actions={
        <>
          <Button
            kind={trigger.state === 'draft' ? 'secondary' : 'primary'}
            icon={CopyIcon}
            onClick={() => report(copy())}
          >
            Copy {label}
          </Button>
          <Button icon={SendIcon} busy={isSending} onClick={() => report(send())}>
            Send test event
          </Button>
        </>
      }
    >
      Copy the URL into the vendor’s console, or send a test event: Hookwright then plays the vendor. Every request that
      arrives is listed here at once, the refused ones with the reason.
    </EmptyState>
  )
}
