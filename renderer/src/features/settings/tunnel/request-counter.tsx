import type { TunnelStatus } from '@shared/contracts/tunnel'
import { formatCount } from '../../../lib/format'
import { classNames } from '../../../lib/class-names'
import { meaningText } from '../../../ui/badge'
import { Meter } from '../../../ui/meter'
import { StateMark } from '../../../ui/state-mark'

const warnFrom = 0.8

/** How many requests came through the tunnel this month, against what ngrok’s free plan allows. */
export function RequestCounter({ requests }: { requests: TunnelStatus['requests'] }) {
  const { count, limit } = requests
  if (limit === null) return null
  const share = count / limit
  const meaning = share >= 1 ? 'bad' : share >= warnFrom ? 'warn' : 'ok'
  const sentence = `${formatCount(count)} of ${formatCount(limit)} requests this month`
  return (
    <section aria-label="Requests this month" className="flex flex-col gap-1.5">
      <p className="flex items-center gap-1.5 text-sm text-fg-2">
        {meaning !== 'ok' && <StateMark shape={meaning === 'bad' ? 'square' : 'triangle'} meaning={meaning} />}
        <span className={meaning === 'ok' ? undefined : classNames('font-medium', meaningText[meaning])}>
          {sentence}
        </span>
        <span>(ngrok’s free plan)</span>
      </p>
      <Meter label="Requests this month" value={count} max={limit} valueText={sentence} meaning={meaning} />
      {meaning !== 'ok' && (
        <p className="text-xs text-fg-2">
          {meaning === 'bad'
            ? 'ngrok turns senders away until the 1st, unless your plan allows more.'
            : 'At the limit ngrok turns senders away until the 1st, unless your plan allows more.'}
        </p>
      )}
    </section>
  )
}
