import type { HandshakeRule } from '@shared/contracts/handshake'
import type { PlayedHandshake } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatDuration } from '../../lib/format'
import { showDelivery } from '../../lib/navigation'
import { report } from '../../lib/report'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ChevronRightIcon, ResumeIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { vendorOf } from './sender-draft'
import { playHandshake } from './sender-store'
import type { Played, SenderWork } from './sender-store'

const howSent = (rule: HandshakeRule): string =>
  rule.after === 'authenticate' ? 'Signed like every event' : 'Not signed'

const shown = 300

const shorten = (text: string): string => (text.length <= shown ? text : `${text.slice(0, shown)}…`)

const describeReply = ({ body, status }: { body: string; status: number }): string =>
  body === '' ? `${status}, no body` : `${status} ${escapeInvisible(shorten(body))}`

const describeRequest = ({ body, sent }: PlayedHandshake): string =>
  [sent.request.method, new URL(sent.request.url).search, escapeInvisible(shorten(body))]
    .filter((part) => part !== '')
    .join(' ')

function PlayedReply({ played }: { played: PlayedHandshake }) {
  const { answer, durationMs } = played.sent
  const rows = [
    ['Sent', describeRequest(played)],
    ['Expected', describeReply(played.expected)],
    ['Observed', `${describeReply(answer)} in ${formatDuration(durationMs)}`],
  ]
  return (
    <dl className="mt-2 grid max-w-4xl grid-cols-[72px_1fr] gap-x-4 gap-y-1 text-sm select-text">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-fg-2">{label}</dt>
          <dd className="min-w-0 font-mono break-all">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Outcome({ played }: { played: Played | undefined }) {
  if (played === undefined || played === 'busy') return null
  if ('error' in played) {
    return (
      <div className="mt-2">
        <Notice meaning="bad" announce>
          {played.error}
        </Notice>
      </div>
    )
  }
  return <PlayedReply played={played} />
}

function Result({ triggerId, played }: { triggerId: string; played: Played | undefined }) {
  if (played === undefined || played === 'busy' || 'error' in played) return null
  const { delivery } = played.sent
  return (
    <>
      <Badge meaning={played.passed ? 'ok' : 'bad'}>{played.passed ? 'passed' : 'failed'}</Badge>
      {delivery !== null && (
        <Button kind="ghost" icon={ChevronRightIcon} onClick={() => showDelivery(triggerId, delivery.id)}>
          Open delivery
        </Button>
      )}
    </>
  )
}

/** Every check of the URL that the vendor makes, to be played one by one. */
export function HandshakesPane({ trigger, work }: { trigger: TriggerView; work: SenderWork }) {
  const { handshakes } = vendorOf(trigger)
  return (
    <ul aria-label="Handshakes" className="min-h-0 flex-1 overflow-y-auto">
      {handshakes.map((rule) => {
        const played = work.played[rule.id]
        return (
          <li key={rule.id} aria-label={rule.label} className="border-b border-line px-4 py-3">
            <div className="flex items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="truncate text-md font-medium">{rule.label}</p>
                <p className="text-xs text-fg-2">{howSent(rule)}</p>
              </div>
              <Result triggerId={trigger.id} played={played} />
              <Button
                icon={ResumeIcon}
                busy={played === 'busy'}
                aria-label={`Play ${rule.label}`}
                onClick={() => report(playHandshake(trigger, rule.id))}
              >
                Play
              </Button>
            </div>
            <Outcome played={played} />
          </li>
        )
      })}
    </ul>
  )
}
