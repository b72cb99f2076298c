import type { ReceiverStatus } from '@shared/contracts/status'
import { copyText } from '../lib/copy-text'
import { useStatus } from '../lib/mirror/status-store'
import { report } from '../lib/report'
import { showToast } from '../lib/toasts'
import { CopyIcon } from '../ui/icons'
import { IconButton } from '../ui/icon-button'
import { StateMark } from '../ui/state-mark'

const copyAddress = async (url: string): Promise<void> => {
  if (await copyText(url)) showToast({ meaning: 'ok', text: 'Receiver address copied.' })
}

function PillContent({ receiver }: { receiver: ReceiverStatus }) {
  if (receiver.state === 'starting') {
    return (
      <>
        <StateMark shape="ring" meaning="mute" pulse />
        <span className="font-semibold">Starting the receiver</span>
      </>
    )
  }
  if (receiver.state === 'failed') {
    return (
      <>
        <StateMark shape="square" meaning="bad" />
        <span className="font-semibold text-bad">Receiver not running</span>
      </>
    )
  }
  return (
    <>
      <StateMark shape="dot" meaning="ok" />
      <span className="font-semibold">Local only</span>
      <span className="truncate font-mono text-fg-2">127.0.0.1:{receiver.port}</span>
      <IconButton
        label="Copy receiver address"
        icon={CopyIcon}
        className="-mr-1.5 size-5 rounded-sm"
        onClick={() => report(copyAddress(receiver.url))}
      />
    </>
  )
}

/** Whether and where the receiver can be reached, in a word and an address. */
export function ReceiverPill() {
  const receiver = useStatus((state) => state.status?.receiver)
  if (receiver === undefined) return null
  return (
    <div
      role="status"
      aria-label="Receiver"
      className="flex h-6 min-w-0 shrink-0 items-center gap-2 rounded-full bg-mute-soft px-2.5 text-sm whitespace-nowrap"
    >
      <PillContent receiver={receiver} />
    </div>
  )
}
