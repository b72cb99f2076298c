import type { DeliveryDetail } from '@shared/contracts/delivery'
import { attempt } from '../../lib/call'
import { editDelivery } from '../../lib/navigation'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { EditIcon, KeyIcon, ReplayIcon } from '../../ui/icons'
import { Menu } from '../../ui/menu'
import { outcomeLooks } from '../../ui/outcome'
import { selectDelivery } from './delivery-store'

async function replay(deliveryId: string, isSignedAnew: boolean): Promise<void> {
  const sent = await attempt('sender.replay', { deliveryId, isSignedAnew })
  if (sent === null) return
  const { answer, delivery } = sent
  if (delivery !== null) selectDelivery(delivery.id)
  const became = delivery === null ? '' : `: ${outcomeLooks[delivery.outcome].word}`
  showToast({ meaning: 'info', text: `Replayed, answered ${answer.status}${became}.` })
}

/** The ways to send a delivery to its trigger again. */
export function ReplayMenu({ delivery, triggerId }: { delivery: DeliveryDetail; triggerId: string }) {
  const { id } = delivery
  return (
    <Menu
      trigger={
        <Button kind="ghost" icon={ReplayIcon}>
          <span className="@max-[420px]:sr-only">Replay</span>
        </Button>
      }
      entries={[
        { label: 'The same bytes', icon: ReplayIcon, onChoose: () => report(replay(id, false)) },
        { label: 'Signed anew, now', icon: KeyIcon, onChoose: () => report(replay(id, true)) },
        { label: 'Edit and replay', icon: EditIcon, separated: true, onChoose: () => editDelivery(triggerId, id) },
      ]}
    />
  )
}
