import type { TunnelStatus } from '@shared/contracts/tunnel'
import { attempt } from '../../../lib/call'
import { copyText } from '../../../lib/copy-text'
import { formatClock, formatDuration } from '../../../lib/format'
import { useStatus } from '../../../lib/mirror/status-store'
import { report } from '../../../lib/report'
import { describeReach, driverPhrases } from '../../../lib/tunnel-words'
import { useSecondsUntil } from '../../../lib/use-seconds-until'
import { Button } from '../../../ui/button'
import { CopyField } from '../../../ui/copy-field'
import { InfoIcon, PassedIcon, WarningIcon } from '../../../ui/icons'
import { StateMark } from '../../../ui/state-mark'
import { TunnelProblemNotice } from './tunnel-problem'

function StateWords({ tunnel }: { tunnel: TunnelStatus }) {
  const { link, driver } = tunnel
  const reach = describeReach(tunnel)
  const seconds = useSecondsUntil(link.state === 'offline' ? link.retryAt : null)
  const rest = {
    off: () => (driver === 'off' ? '' : 'Not connected'),
    connecting: () => `through ${driverPhrases[driver]}`,
    online: () => `since ${formatClock(link.state === 'online' ? link.since : 0)} through ${driverPhrases[driver]}`,
    offline: () =>
      seconds === null ? 'Waits for you' : seconds === 0 ? 'Tries again now' : `Tries again in ${seconds} s`,
  }[link.state]()
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 text-md">
      <StateMark shape={reach.shape} meaning={reach.meaning} pulse={link.state === 'connecting'} />
      {/* The seconds that count down beside it are not for reading out. */}
      <strong role="status" className="shrink-0 font-semibold">
        {reach.word}
      </strong>
      <span className="truncate text-sm text-fg-2">{rest}</span>
    </div>
  )
}

function ProbeSentence({ tunnel: { probe, isProbing } }: { tunnel: TunnelStatus }) {
  if (isProbing || probe === null) {
    return (
      <p className="flex items-center gap-2 text-sm text-fg-2">
        <InfoIcon aria-hidden size={14} className="shrink-0" />
        {isProbing ? 'Calling the public URL' : 'Not checked from outside yet'}
      </p>
    )
  }
  const checked = `checked ${formatClock(probe.at)}`
  if (probe.outcome === 'reachable') {
    return (
      <p className="flex items-center gap-2 text-sm text-fg-2">
        <PassedIcon aria-hidden size={14} className="shrink-0 text-ok" />
        Reachable from outside, {formatDuration(probe.durationMs)}, {checked}
      </p>
    )
  }
  const seen = probe.detail === null ? '' : `: ${probe.detail}`
  return (
    <p className="flex items-start gap-2 text-sm text-warn">
      <WarningIcon aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words select-text">
        {probe.outcome === 'unreachable' ? 'Not reachable from outside' : 'Reaches another server'}
        {seen}, {checked}
      </span>
    </p>
  )
}

function UrlField({ tunnel }: { tunnel: TunnelStatus }) {
  const local = useStatus(({ status }) => (status?.receiver.state === 'listening' ? status.receiver.url : null))
  const isPublic = tunnel.link.state !== 'off' && tunnel.base !== null
  const url = isPublic ? tunnel.base : local
  return (
    <CopyField
      layout="inline"
      label={isPublic ? 'Public URL in force' : 'Local URL'}
      value={url ?? 'The receiver does not listen.'}
      isUnavailable={url === null}
      onCopy={() => copyText(url ?? '')}
    />
  )
}

/** How the receiver is reached now: the state in words, the URL, whether it answers from outside, and what is wrong. */
export function TunnelState({ tunnel }: { tunnel: TunnelStatus }) {
  const { link } = tunnel
  const test = (): void => report(attempt('tunnel.probe', {}))
  return (
    <section
      aria-label="Connection"
      className="flex flex-col gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5"
    >
      <div className="flex h-7 items-center gap-2">
        <StateWords tunnel={tunnel} />
        {link.state === 'online' && (
          <Button busy={tunnel.isProbing} onClick={test}>
            Test now
          </Button>
        )}
      </div>
      <UrlField tunnel={tunnel} />
      {/* As high as a one-line problem, so that going offline moves nothing. */}
      <div className="flex min-h-9 flex-col justify-center">
        {link.state === 'off' && (
          <p className="text-sm text-fg-2">
            Programs on this computer reach the receiver; senders on the internet do not.
          </p>
        )}
        {link.state === 'online' && <ProbeSentence tunnel={tunnel} />}
        {(link.state === 'offline' || link.state === 'connecting') && <TunnelProblemNotice link={link} />}
      </div>
    </section>
  )
}
