import type { TriggerView } from '@shared/contracts/trigger'
import { confirmAtVendor } from '../../lib/confirm-at-vendor'
import { formatMoment } from '../../lib/format'
import { useRequest } from '../../lib/use-request'
import { Button } from '../../ui/button'
import { DoneMark, GuideRow, OpenMark } from './guide-row'

/** The step that the user takes here, where the vendor sends nothing until its message is confirmed. */
export function GuideConfirmation({ trigger }: { trigger: TriggerView }) {
  const { confirmedAt, counts, id } = trigger
  const { value } = useRequest('deliveries.findConfirmation', { triggerId: id }, counts.handshake + counts.refused)
  const found = value?.found ?? null
  if (confirmedAt !== undefined && (found === null || confirmedAt >= found.receivedAt)) {
    return <GuideRow mark={<DoneMark />}>Confirmed by you, {formatMoment(confirmedAt)}</GuideRow>
  }
  return (
    <GuideRow mark={<OpenMark />}>
      <span className="flex flex-wrap items-center justify-between gap-2 text-fg-2">
        Confirmed by you: not yet
        {found !== null && (
          <Button onClick={() => confirmAtVendor(found.deliveryId, found.confirmation)}>
            {found.confirmation.label}
          </Button>
        )}
      </span>
    </GuideRow>
  )
}
