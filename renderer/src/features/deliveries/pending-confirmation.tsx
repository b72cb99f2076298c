import type { Confirmation } from '@shared/contracts/confirmation'
import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { confirmAtVendor } from '../../lib/confirm-at-vendor'
import { formatMoment } from '../../lib/format'
import { Button } from '../../ui/button'
import { CheckIcon } from '../../ui/icons'

interface PendingConfirmationProps {
  delivery: DeliveryDetail
  confirmation: Confirmation
  trigger: TriggerView
}

/** What the user may confirm at the vendor with this delivery, and whether that is done. */
export function PendingConfirmation({ delivery, confirmation, trigger }: PendingConfirmationProps) {
  const { confirmedAt } = trigger
  if (confirmedAt !== undefined && confirmedAt >= delivery.receivedAt) {
    return (
      <p className="mt-2 flex items-center gap-1.5 font-medium text-fg">
        <CheckIcon aria-hidden size={13} className="shrink-0 text-ok" />
        Confirmed at {confirmation.host}, {formatMoment(confirmedAt)}
      </p>
    )
  }
  return (
    <>
      <p className="mt-2 text-fg">
        {confirmation.what}
        {!confirmation.isVerified && ' This message could not be verified.'}
      </p>
      <div className="mt-2.5">
        <Button icon={CheckIcon} onClick={() => confirmAtVendor(delivery.id, confirmation)}>
          {confirmation.label}
        </Button>
      </div>
    </>
  )
}
