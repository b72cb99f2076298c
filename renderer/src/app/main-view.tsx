import { lazy, Suspense, useEffect } from 'react'
import { DeliveriesPanel } from '../features/deliveries/deliveries-panel'
import { UnmatchedPage } from '../features/deliveries/unmatched-page'
import { ExportMenu } from '../features/bundles/export-menu'
import { NewTriggerPage } from '../features/event-picker/new-trigger-page'
import { SenderTab } from '../features/sender/sender-tab'
import { TriggerPage } from '../features/triggers/trigger-page'
import { useTriggers } from '../lib/mirror/trigger-store'
import { showTrigger, useNavigation } from '../lib/navigation'
import { FirstRun } from './first-run'

// With the patterns of conditions and their text form, which the start can do without.
const ConditionsTab = lazy(async () => ({
  default: (await import('../features/conditions/conditions-tab')).ConditionsTab,
}))

/** With triggers there and none chosen (at the start, or after a deletion), the first one is opened. */
function useDefaultTrigger(): void {
  const view = useNavigation((state) => state.view)
  const triggers = useTriggers((state) => state.triggers)
  const isGone = view.type === 'trigger' && !triggers.some((trigger) => trigger.id === view.triggerId)
  const first = triggers[0]?.id
  useEffect(() => {
    if (view.type !== 'start' && !isGone) return
    if (first !== undefined) showTrigger(first)
    else if (isGone) useNavigation.setState({ view: { type: 'start' } })
  }, [view, isGone, first])
}

/** What is chosen at the left, or what to do first. */
export function MainView() {
  const view = useNavigation((state) => state.view)
  const trigger = useTriggers(({ triggers }) =>
    view.type === 'trigger' ? triggers.find((one) => one.id === view.triggerId) : undefined,
  )
  useDefaultTrigger()
  if (view.type === 'unmatched') return <UnmatchedPage />
  if (view.type === 'new-trigger') return <NewTriggerPage />
  if (trigger === undefined) return <FirstRun />
  return (
    <TriggerPage
      key={trigger.id}
      trigger={trigger}
      exportMenu={<ExportMenu trigger={trigger} />}
      sender={<SenderTab key={trigger.id} trigger={trigger} />}
      conditions={
        <Suspense fallback={null}>
          <ConditionsTab key={trigger.id} trigger={trigger} />
        </Suspense>
      }
      deliveries={<DeliveriesPanel key={trigger.id} trigger={trigger} />}
    />
  )
}
