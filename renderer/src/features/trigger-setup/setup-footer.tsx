import type { TriggerView } from '@shared/contracts/trigger'
import { Button } from '../../ui/button'
import { SampleStatus } from './sample-status'

interface SetupFooterProps {
  trigger: TriggerView
  isBusy: boolean
  onClose: () => void
  onApply: () => void
}

/** What is left to do at the left, the ways out at the right. */
export function SetupFooter({ trigger, isBusy, onClose, onApply }: SetupFooterProps) {
  return (
    <>
      <SampleStatus trigger={trigger} />
      <span className="flex-1" />
      <Button kind="ghost" onClick={onClose}>
        {trigger.state === 'draft' ? 'Save as draft' : 'Cancel'}
      </Button>
      <Button kind="primary" busy={isBusy} onClick={onApply}>
        Apply
      </Button>
    </>
  )
}
