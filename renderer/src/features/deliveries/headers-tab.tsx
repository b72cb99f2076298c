import type { DeliveryDetail } from '@shared/contracts/delivery'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatDateTime } from '../../lib/format'
import { madeByWords } from '../../lib/made-by-words'
import { NameValueTable } from '../../ui/name-value-table'

const wayOf = ({ publicBase, target }: DeliveryDetail): string =>
  publicBase === null ? 'Sent to this computer directly' : `Received by ${publicBase}${escapeInvisible(target)}`

/** The request line and the headers in the order they came, credentials masked. */
export function HeadersTab({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <div tabIndex={0} role="region" aria-label="Headers" className="min-h-0 flex-1 overflow-auto px-4 py-3 select-text">
      <p className="font-mono text-sm break-all">
        <span className="font-semibold">{escapeInvisible(delivery.method)}</span> {escapeInvisible(delivery.target)}{' '}
        <span className="text-fg-2">HTTP/{delivery.httpVersion}</span>
      </p>
      <p className="mt-1 mb-3 text-xs break-all text-fg-2">
        {delivery.madeBy !== undefined && `Sent by Hookwright itself (${madeByWords[delivery.madeBy]}). `}
        From {escapeInvisible(delivery.sender)}, {formatDateTime(delivery.receivedAt)}
        <br />
        {wayOf(delivery)}
      </p>
      <NameValueTable label="Request headers" rows={delivery.headers} />
    </div>
  )
}
