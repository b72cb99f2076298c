import type { SampleSummary } from '@shared/contracts/sample'
import { attempt } from '../../lib/call'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatQuantity } from '../../lib/format'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import type { Arrivals } from './use-arrivals'

/** What came and was not taken as a sample, with the reason and the mend. */
export function ArrivalsNotice({ arrivals }: { arrivals: Arrivals }) {
  const { refused, refusal } = arrivals
  if (refusal !== null) {
    const { title, explanation, fix } = refusal.reason
    const isRecorded = refusal.delivery.reason === 'trigger_draft' || refusal.delivery.reason === 'trigger_paused'
    return (
      <Notice
        shape="banner"
        meaning={isRecorded ? 'warn' : 'bad'}
        announce
        title={`${formatQuantity(refused, 'request was refused', 'requests were refused')}: ${title}.`}
        actions={isRecorded && <UseAsSample deliveryId={refusal.delivery.id} />}
      >
        {explanation} {isRecorded ? 'It is recorded, and can be the sample.' : fix}
      </Notice>
    )
  }
  const note = describeOthers(arrivals)
  return (
    note && (
      <Notice shape="banner" meaning="info" announce>
        {note}
      </Notice>
    )
  )
}

/** Takes a recorded delivery as a sample after all. */
export function UseAsSample({ deliveryId }: { deliveryId: string }) {
  const use = (): Promise<SampleSummary | null> => attempt('samples.addFromDelivery', { deliveryId })
  return <Button onClick={() => report(use())}>Use as sample</Button>
}

function describeOthers({ handshakes, duplicates, others, otherType }: Arrivals): string | null {
  if (others > 0) {
    const named = otherType === null ? '' : ` (the last one ${escapeInvisible(otherType)})`
    return `${formatQuantity(others, 'genuine event of another type', 'genuine events of another type')} arrived${named}. This trigger is for one type only; choose Change event in Trigger Setup if that is the one you want.`
  }
  if (duplicates > 0) {
    return 'A delivery that was received before came again. It was answered as a duplicate and is no new sample; trigger a new event.'
  }
  if (handshakes > 0) {
    return 'The vendor checked the URL and got its answer. That is no event yet; the first event follows when one happens there.'
  }
  return null
}
