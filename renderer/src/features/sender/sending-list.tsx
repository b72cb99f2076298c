import type { TriggerView } from '@shared/contracts/trigger'
import { classNames } from '../../lib/class-names'
import { formatTime } from '../../lib/format'
import { Badge } from '../../ui/badge'
import { outcomeLooks } from '../../ui/outcome'
import { chooseSending } from './sender-store'
import type { Sending, SenderWork } from './sender-store'

function Result({ result }: Pick<Sending, 'result'>) {
  if ('error' in result) return <Badge meaning="bad">not sent</Badge>
  const { answer, delivery } = result.sent
  if (delivery === null) return <Badge meaning="warn">{answer.status}</Badge>
  const { meaning, word } = outcomeLooks[delivery.outcome]
  return (
    <Badge meaning={meaning}>
      {answer.status} {word}
    </Badge>
  )
}

/** The last sends, newest first, once there are several. */
export function SendingList({ trigger, work }: { trigger: TriggerView; work: SenderWork }) {
  if (work.sendings.length < 2) return null
  return (
    <ul aria-label="Last sends" className="max-h-27 shrink-0 overflow-y-auto border-b border-line py-1">
      {work.sendings.map((sending) => (
        <li key={sending.id}>
          <button
            type="button"
            aria-current={sending.id === work.chosenId}
            onClick={() => chooseSending(trigger, sending.id)}
            className={classNames(
              'flex h-7 w-full items-center gap-3 px-4 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2',
              sending.id === work.chosenId && 'bg-selected',
            )}
          >
            <span className="font-mono text-xs text-fg-2">{formatTime(sending.at)}</span>
            <span className="min-w-0 flex-1 truncate">{sending.title}</span>
            <Result result={sending.result} />
          </button>
        </li>
      ))}
    </ul>
  )
}
