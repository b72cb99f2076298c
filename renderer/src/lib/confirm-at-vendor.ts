import type { Confirmation } from '@shared/contracts/confirmation'
import { attempt } from './call'
import { openDialog } from './dialogs'
import { noteTrigger } from './mirror/trigger-store'
import { report } from './report'
import { showToast } from './toasts'

async function confirmNow(deliveryId: string, host: string): Promise<void> {
  const trigger = await attempt('deliveries.confirm', { deliveryId })
  if (trigger === null) return
  noteTrigger(trigger)
  showToast({ meaning: 'ok', text: `Confirmed at ${host}. Events can come now.` })
}

/** Confirms what a delivery asks for. Where nothing shows that the vendor sent it, the user is asked first. */
export function confirmAtVendor(deliveryId: string, { host, isVerified, label }: Confirmation): void {
  const onConfirm = (): void => report(confirmNow(deliveryId, host))
  if (isVerified) return onConfirm()
  openDialog({
    type: 'confirm',
    title: 'Confirm without verification?',
    text: `This message could not be verified, so anybody may have sent it. Its address is on ${host}. Go on only if you have just asked for it there; or allow fetching the keys in Trigger Setup and let it be sent again.`,
    confirmLabel: label,
    onConfirm,
  })
}
