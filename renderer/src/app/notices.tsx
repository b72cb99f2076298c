import type { Notice as AppNotice } from '@shared/contracts/status'
import type { SecretStorage } from '@shared/contracts/settings'
import { useState } from 'react'
import { attempt } from '../lib/call'
import { openDialog } from '../lib/dialogs'
import { useStatus } from '../lib/mirror/status-store'
import { report } from '../lib/report'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { CloseIcon } from '../ui/icons'
import { Notice } from '../ui/notice'

const meanings = { info: 'info', warning: 'warn', error: 'bad' } as const

const choose = (storage: SecretStorage): void => report(attempt('secrets.chooseStorage', { storage }))

function SecretChoice() {
  return (
    <Notice
      meaning="warn"
      shape="banner"
      announce
      title="This computer has no keychain that Hookwright can use."
      actions={
        <>
          <Button onClick={() => choose('memory')}>Keep in memory only</Button>
          <Button onClick={() => choose('file')}>Keep in an unencrypted file</Button>
        </>
      }
    >
      Choose where keys are kept. In memory they are gone when Hookwright closes; the file is readable by your user
      alone, but not encrypted.
    </Notice>
  )
}

function ReceiverFailure({ message }: { message: string }) {
  return (
    <Notice
      meaning="bad"
      shape="banner"
      announce
      title="The receiver is not running."
      actions={<Button onClick={() => openDialog({ type: 'settings' })}>Open Settings</Button>}
    >
      {message}
    </Notice>
  )
}

function AppNoticeBanner({ notice, onDismiss }: { notice: AppNotice; onDismiss: () => void }) {
  return (
    <Notice
      meaning={meanings[notice.level]}
      shape="banner"
      announce
      title={notice.title}
      actions={<IconButton label="Dismiss" icon={CloseIcon} className="size-5" onClick={onDismiss} />}
    >
      {notice.text}
    </Notice>
  )
}

/** What the user should know of the app itself, under the bar: each with what to do. */
export function Notices() {
  const status = useStatus((state) => state.status)
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  if (status === null) return null
  const { receiver, secrets, notices } = status
  return (
    <div data-testid="notices" className="max-h-[40vh] shrink-0 overflow-y-auto">
      {receiver.state === 'failed' && <ReceiverFailure message={receiver.message} />}
      {secrets.mustChoose && <SecretChoice />}
      {notices
        .filter((notice) => !dismissed.includes(notice.id))
        .map((notice) => (
          <AppNoticeBanner
            key={notice.id}
            notice={notice}
            onDismiss={() => setDismissed((ids) => [...ids, notice.id])}
          />
        ))}
    </div>
  )
}
