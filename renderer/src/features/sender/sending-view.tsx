import type { SentRequest } from '@shared/contracts/sender'
import { reasons } from '@shared/domain/reasons'
import { useState } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatBytes, formatCount, formatDuration } from '../../lib/format'
import { showDelivery } from '../../lib/navigation'
import { Button } from '../../ui/button'
import { ChevronRightIcon } from '../../ui/icons'
import { NameValueTable } from '../../ui/name-value-table'
import { Notice } from '../../ui/notice'
import { outcomeLooks } from '../../ui/outcome'
import { StateMark } from '../../ui/state-mark'
import { Tabs } from '../../ui/tabs'
import type { Sending } from './sender-store'

function VerdictLine({ triggerId, delivery }: { triggerId: string; delivery: SentRequest['delivery'] }) {
  if (delivery === null) {
    return (
      <Notice meaning="warn" title="No delivery.">
        The answer came from somewhere else: the request did not reach this receiver.
      </Notice>
    )
  }
  const { meaning, shape, word } = outcomeLooks[delivery.outcome]
  const reason = delivery.reason === null ? null : reasons[delivery.reason].title
  return (
    <div className="flex items-center gap-2.5">
      <StateMark shape={shape} meaning={meaning} />
      <p className="min-w-0 flex-1 text-sm text-fg-2 select-text">
        <span className="font-semibold text-fg">Delivery {word}</span>
        {reason !== null && `: ${reason}`}
      </p>
      <Button icon={ChevronRightIcon} onClick={() => showDelivery(triggerId, delivery.id)}>
        Open delivery
      </Button>
    </div>
  )
}

const scroller = 'min-h-0 flex-1 overflow-auto px-4 py-3 select-text'

function Answer({ answer }: { answer: SentRequest['answer'] }) {
  return (
    <div tabIndex={0} role="region" aria-label="Response" className={scroller}>
      <NameValueTable label="Response headers" rows={answer.headers} />
      <pre className="mt-3 rounded-md bg-sunken p-3 font-mono text-sm break-all whitespace-pre-wrap">
        {answer.body === '' ? 'No body' : escapeInvisible(answer.body)}
      </pre>
    </div>
  )
}

function Request({ request }: { request: SentRequest['request'] }) {
  return (
    <div tabIndex={0} role="region" aria-label="Sent request" className={scroller}>
      <p className="mb-3 font-mono text-sm break-all">
        <span className="font-semibold">{request.method}</span> {escapeInvisible(request.url)}
      </p>
      <NameValueTable label="Sent headers" rows={request.headers} />
      <p className="mt-3 text-xs text-fg-2">{formatBytes(request.size)} of body. Keys are masked.</p>
    </div>
  )
}

type Part = 'response' | 'request'

function Sent({ triggerId, sent }: { triggerId: string; sent: SentRequest }) {
  const [part, setPart] = useState<Part>('response')
  const { answer, delivery, durationMs, request } = sent
  const count = (length: number) => <span className="text-xs font-normal text-fg-2">{formatCount(length)}</span>
  return (
    <>
      <div role="status" aria-label="Outcome" className="flex shrink-0 flex-col gap-2 px-4 py-3">
        <p className="text-sm text-fg-2">
          Answered <span className="font-mono font-semibold text-fg">{answer.status}</span> in{' '}
          {formatDuration(durationMs)}
        </p>
        <VerdictLine triggerId={triggerId} delivery={delivery} />
      </div>
      <Tabs<Part>
        label="Outcome"
        value={part}
        onChange={setPart}
        className="border-t border-line"
        tabs={[
          { value: 'response', label: 'Response', panel: <Answer answer={answer} /> },
          {
            value: 'request',
            label: 'Sent headers',
            extra: count(request.headers.length),
            panel: <Request request={request} />,
          },
        ]}
      />
    </>
  )
}

/** What came of one send: the answer, the delivery it became, and the request as it went out. */
export function SendingView({ triggerId, sending }: { triggerId: string; sending: Sending }) {
  const { result } = sending
  if ('sent' in result) return <Sent triggerId={triggerId} sent={result.sent} />
  return (
    <div className="p-4">
      <Notice meaning="bad" announce title="Not sent.">
        {result.error}
      </Notice>
    </div>
  )
}
