import type { AppStatus } from '@shared/contracts/status'
import type { ReactNode } from 'react'
import { copyText } from '../lib/copy-text'
import { formatDuration } from '../lib/format'
import { useStatus } from '../lib/mirror/status-store'
import { report } from '../lib/report'
import { showToast } from '../lib/toasts'
import { describeReach, driverPhrases, shortReason } from '../lib/tunnel-words'
import { CopyIcon } from '../ui/icons'
import { IconButton } from '../ui/icon-button'
import { PublicUrl } from '../ui/public-url'
import { StateMark } from '../ui/state-mark'
import { Tooltip } from '../ui/tooltip'
import { runCommand } from './run-command'

type Tunnel = AppStatus['tunnel']

function ReceiverWords({ state }: { state: 'starting' | 'failed' }) {
  return state === 'starting' ? (
    <>
      <StateMark shape="ring" meaning="mute" pulse />
      <span className="font-semibold">Starting the receiver</span>
    </>
  ) : (
    <>
      <StateMark shape="square" meaning="bad" />
      <span className="font-semibold text-bad">Receiver not running</span>
    </>
  )
}

function ProbeWords({ tunnel: { probe, isProbing } }: { tunnel: Tunnel }) {
  if (probe === null) return <span className="shrink-0 text-fg-2">{isProbing ? 'checking' : 'not checked yet'}</span>
  if (probe.outcome === 'reachable') {
    return <span className="shrink-0 text-fg-2">{formatDuration(probe.durationMs)}</span>
  }
  return (
    <span className="shrink-0 font-medium text-warn">
      {probe.outcome === 'unreachable' ? 'not reachable' : 'reaches another server'}
    </span>
  )
}

function TunnelDetail({ tunnel, port }: { tunnel: Tunnel; port: number }) {
  const { link, driver, base } = tunnel
  if (link.state === 'off') return <span className="truncate font-mono text-fg-2">127.0.0.1:{port}</span>
  if (link.state === 'connecting') {
    const before = link.problem === null ? '' : `, before: ${shortReason(link.problem)}`
    return (
      <span className="min-w-0 truncate text-fg-2">
        {driverPhrases[driver]}
        {before}
      </span>
    )
  }
  if (link.state === 'offline') return <span className="min-w-0 truncate text-fg-2">{shortReason(link.problem)}</span>
  return (
    <>
      {base !== null && <PublicUrl url={base} />}
      <ProbeWords tunnel={tunnel} />
    </>
  )
}

function PillContent({ status: { receiver, tunnel } }: { status: AppStatus }): ReactNode {
  if (receiver.state !== 'listening') return <ReceiverWords state={receiver.state} />
  const { shape, meaning, word } = describeReach(tunnel)
  return (
    <>
      <StateMark shape={shape} meaning={meaning} pulse={tunnel.link.state === 'connecting'} />
      <span className={`shrink-0 font-semibold ${meaning === 'bad' ? 'text-bad' : ''}`}>{word}</span>
      <TunnelDetail tunnel={tunnel} port={receiver.port} />
    </>
  )
}

function CopyAddress({ url, isPublic }: { url: string; isPublic: boolean }) {
  const what = isPublic ? 'public URL' : 'receiver address'
  const copy = async (): Promise<void> => {
    const done = isPublic ? 'Public URL copied.' : 'Receiver address copied.'
    if (await copyText(url)) showToast({ meaning: 'ok', text: done })
  }
  return (
    <IconButton label={`Copy ${what}`} icon={CopyIcon} className="size-5 rounded-full" onClick={() => report(copy())} />
  )
}

/** Whether and where the receiver can be reached, in a word and an address; pressing it leads to how that is set up. */
export function ReceiverPill() {
  const status = useStatus((state) => state.status)
  if (status === null) return null
  const { receiver, tunnel } = status
  const isPublic = tunnel.link.state !== 'off' && tunnel.base !== null
  const url = receiver.state !== 'listening' ? null : isPublic ? tunnel.base : receiver.url
  return (
    <div
      role="status"
      aria-label="Receiver"
      className="flex h-6 max-w-[560px] min-w-0 items-center rounded-full bg-mute-soft text-sm whitespace-nowrap"
    >
      <Tooltip text="Tunnel settings">
        <button
          type="button"
          onClick={() => runCommand('tunnel.open')}
          className="ease-hw flex h-6 min-w-0 items-center gap-2 rounded-full px-2.5 transition-colors hover:bg-hover"
        >
          <PillContent status={status} />
          <span className="sr-only">, Tunnel settings</span>
        </button>
      </Tooltip>
      {url !== null && (
        <span className="-ml-1 flex pr-1">
          <CopyAddress url={url} isPublic={isPublic} />
        </span>
      )}
    </div>
  )
}
