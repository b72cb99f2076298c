import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { attempt } from '../../lib/call'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { useStatus } from '../../lib/mirror/status-store'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { oldUrlOf, senderOf } from '../../lib/old-url'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { CopyIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'

/** Says that the sender still holds a URL under which the trigger is no longer reached, until the new one is there. */
export function OldUrlNotice({ trigger }: { trigger: TriggerView }) {
  const oldUrl = useStatus(({ status }) => oldUrlOf(trigger, status))
  const [isBusy, setIsBusy] = useState(false)
  if (oldUrl === null) return null

  const copy = async (): Promise<void> => {
    const field = trigger.authentication.method === 'apiKey' ? 'fullUrl' : 'baseUrl'
    if (await copyTriggerField(trigger.id, field)) showToast({ meaning: 'ok', text: 'New URL copied.' })
  }
  const markUpdated = async (): Promise<void> => {
    setIsBusy(true)
    const changed = await attempt('triggers.markUrlUpdated', { triggerId: trigger.id })
    setIsBusy(false)
    if (changed !== null) noteTrigger(changed)
  }
  return (
    <div className="px-4 pb-3">
      <Notice
        meaning="warn"
        announce
        title={`${senderOf(trigger)} still holds the old URL`}
        actions={
          <>
            <Button icon={CopyIcon} onClick={() => report(copy())}>
              Copy new URL
            </Button>
            <Button busy={isBusy} onClick={() => report(markUpdated())}>
              Done, it is updated
            </Button>
          </>
        }
      >
        <code className="font-mono break-all text-fg">{oldUrl}</code> Paste the new one.
      </Notice>
    </div>
  )
}
