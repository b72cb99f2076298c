import type { Answer } from '@shared/contracts/verdict'
import { NameValueTable } from '../../ui/name-value-table'

/** What the receiver answered. */
export function ResponseTab({ answer }: { answer: Answer }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Response"
      className="min-h-0 flex-1 overflow-auto px-4 py-3 select-text"
    >
      <p className="mb-3 font-mono text-sm">
        <span className="font-semibold">{answer.status}</span>
      </p>
      <NameValueTable label="Response headers" rows={answer.headers} />
      <pre className="mt-3 rounded-md bg-sunken p-3 font-mono text-sm break-all whitespace-pre-wrap">
        {answer.body === '' ? 'No body' : answer.body}
      </pre>
    </div>
  )
}
