import type { TriggerView } from '@shared/contracts/trigger'
import { EmptyState } from '../../ui/empty-state'
import { SendIcon } from '../../ui/icons'
import { SplitPanes } from '../../ui/split-panes'
import { Composer } from './composer'
import { SendingView } from './sending-view'
import { SendingList } from './sending-list'
import type { SenderWork } from './sender-store'

function Outcome({ trigger, work }: EventPaneProps) {
  const chosen = work.sendings.find(({ id }) => id === work.chosenId)
  if (chosen === undefined) {
    return (
      <EmptyState icon={SendIcon} title="Nothing sent yet">
        Send shows the answer here, and the delivery that the request became.
      </EmptyState>
    )
  }
  return (
    <>
      <SendingList trigger={trigger} work={work} />
      <SendingView key={chosen.id} triggerId={trigger.id} sending={chosen} />
    </>
  )
}

interface EventPaneProps {
  trigger: TriggerView
  work: SenderWork
}

/** An event to be changed and sent at the left, what came of it at the right. */
export function EventPane({ trigger, work }: EventPaneProps) {
  return (
    <SplitPanes
      label="Width of the request"
      firstShare={56}
      firstMin={320}
      secondMin={260}
      first={<Composer trigger={trigger} work={work} />}
      second={<Outcome trigger={trigger} work={work} />}
    />
  )
}
