import type { AuthMethod, Connection } from '@shared/contracts/connection'
import { attempt } from '../../lib/call'
import { formatDate } from '../../lib/format'
import { report } from '../../lib/report'
import { LinkIcon } from '../../ui/icons'

const proofs: Record<Connection['verified']['level'], (name: string) => string> = {
  'vendor-package': (name) => `The scheme is checked against ${name}’s own package.`,
  'documented-vector': (name) => `The scheme is checked against an example in ${name}’s documentation.`,
  'other-package': () => 'The scheme is checked against a package of somebody else.',
  documentation: (name) => `The scheme is built from the documentation, and not checked against ${name} itself yet.`,
}

function describeDelivery({ name, delivery }: Connection): string[] {
  const { deadlineSeconds, retries } = delivery
  return [
    ...(deadlineSeconds === null ? [] : [`${name} waits ${deadlineSeconds} seconds for the answer.`]),
    ...(retries === null ? [] : [retries]),
  ]
}

/** The small print of the guide: how the vendor delivers, what cannot be done, and how far all this is proven. */
export function GuideFacts({ connection, method }: { connection: Connection; method: AuthMethod }) {
  const { docs, name, notes, verified } = connection
  const isProofShown = docs !== null && method === 'signature'
  const lines = [...describeDelivery(connection), ...notes, ...(isProofShown ? [proofs[verified.level](name)] : [])]
  const readOn = docs?.readOn ? `, read on ${formatDate(docs.readOn)}` : ''
  return (
    <>
      {lines.length > 0 && (
        <ul aria-label="Good to know" className="flex flex-col gap-1.5 border-t border-line pt-3 text-xs text-fg-2">
          {lines.map((line) => (
            <li key={line} className="select-text">
              {line}
            </li>
          ))}
        </ul>
      )}
      {docs && (
        <button
          type="button"
          role="link"
          aria-label={`Documentation of ${name}${readOn}`}
          onClick={() => report(attempt('app.openLink', { url: docs.url }))}
          className="w-fit rounded-sm text-left text-xs text-fg-2 hover:text-fg hover:underline"
        >
          Documentation{readOn}
          <LinkIcon aria-hidden size={11} className="ml-1.5 inline align-[-1px]" />
        </button>
      )}
    </>
  )
}
