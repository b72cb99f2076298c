import type { Notice as AppNotice } from '@shared/contracts/status'
import type { SecretStorage } from '@shared/contracts/settings'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { attempt } from '../lib/call'
import { openDialog } from '../lib/dialogs'
import { useStatus } from '../lib/mirror/status-store'
import { useTriggers } from '../lib/mirror/trigger-store'
import { showTrigger } from '../lib/navigation'
import { oldUrlOf } from '../lib/old-url'
import { report } from '../lib/report'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { CloseIcon } from '../ui/icons'
import { Notice } from '../ui/notice'

const meanings = { info: 'info', warning: 'warn', error: 'bad' } as const

const choose = (storage: SecretStorage): void => report(attempt('secrets.chooseStorage', { storage }))

const openSettings = <Button onClick={() => openDialog({ type: 'settings' })}>Open Settings</Button>

/** Leads to the first trigger whose sender still holds the old URL. */
function ShowOldUrl() {
  const status = useStatus((state) => state.status)
  const triggers = useTriggers((state) => state.triggers)
  const first = triggers.find((trigger) => oldUrlOf(trigger, status) !== null)
  return first === undefined ? null : <Button onClick={() => showTrigger(first.id)}>Show the trigger</Button>
}

/** What a notice asks for, by its id; one that asks for something stays until that is done. */
const actionsById: Record<string, ReactNode> = {
  'secrets.must-choose': (
    <>
      <Button onClick={() => choose('memory')}>Keep in memory only</Button>
      <Button onClick={() => choose('file')}>Keep in an unencrypted file</Button>
    </>
  ),
  'receiver.failed': openSettings,
  'tunnel.base-changed': <ShowOldUrl />,
  'receiver.large-bodies': openSettings,
}

const staying = ['secrets.must-choose', 'receiver.failed']

function NoticeBanner({ notice, onDismiss }: { notice: AppNotice; onDismiss: () => void }) {
  const actions = actionsById[notice.id]
  return (
    <Notice
      meaning={meanings[notice.level]}
      shape="banner"
      announce
      title={notice.title}
      actions={
        <>
          {actions}
          {!staying.includes(notice.id) && (
            <IconButton label="Dismiss" icon={CloseIcon} className="size-6" onClick={onDismiss} />
          )}
        </>
      }
    >
      {notice.text}
    </Notice>
  )
}

/** What the user should know of the app itself, under the bar: each with what to do. */
export function Notices() {
  const notices = useStatus((state) => state.status?.notices) ?? []
  const [dismissed, setDismissed] = useState<readonly AppNotice[]>([])
  // A notice that comes back with other words is a new one.
  const isDismissed = (notice: AppNotice): boolean =>
    dismissed.some((seen) => seen.id === notice.id && seen.text === notice.text)
  return (
    <div data-testid="notices" className="max-h-[40vh] shrink-0 overflow-y-auto">
      {notices
        .filter((notice) => !isDismissed(notice))
        .map((notice) => (
          <NoticeBanner key={notice.id} notice={notice} onDismiss={() => setDismissed((seen) => [...seen, notice])} />
        ))}
    </div>
  )
}
