import { create } from 'zustand'

export type TriggerTab = 'deliveries' | 'schema' | 'conditions' | 'sender' | 'setup'
export type View =
  { type: 'start' } | { type: 'new-trigger' } | { type: 'trigger'; triggerId: string } | { type: 'unmatched' }

interface NavigationState {
  view: View
  tab: TriggerTab
  /** The delivery to choose when its list is opened next. */
  wantedDelivery: string | null
  /** The delivery that the Sender is to be filled with when it is opened next. */
  deliveryToEdit: string | null
}

/** What the main part of the window shows. */
export const useNavigation = create<NavigationState>(() => ({
  view: { type: 'start' },
  tab: 'deliveries',
  wantedDelivery: null,
  deliveryToEdit: null,
}))

/** Shows a trigger's page, on the deliveries unless another tab is named. */
export function showTrigger(triggerId: string, tab: TriggerTab = 'deliveries'): void {
  useNavigation.setState({ view: { type: 'trigger', triggerId }, tab })
}

/** Shows another tab of the trigger that is open. */
export function showTab(tab: TriggerTab): void {
  useNavigation.setState({ tab })
}

/** Shows the deliveries that reached no trigger. */
export function showUnmatched(): void {
  useNavigation.setState({ view: { type: 'unmatched' } })
}

/** Shows the page of a new event-based workflow, where the event is chosen. */
export function showNewTrigger(): void {
  useNavigation.setState({ view: { type: 'new-trigger' } })
}

/** Shows a delivery among those of its trigger. */
export function showDelivery(triggerId: string, deliveryId: string): void {
  useNavigation.setState({ view: { type: 'trigger', triggerId }, tab: 'deliveries', wantedDelivery: deliveryId })
}

/** The delivery that was asked for, once. */
export function takeWantedDelivery(): string | null {
  const { wantedDelivery } = useNavigation.getState()
  if (wantedDelivery !== null) useNavigation.setState({ wantedDelivery: null })
  return wantedDelivery
}

/** Shows the Sender of a trigger, filled with one of its deliveries. */
export function editDelivery(triggerId: string, deliveryId: string): void {
  useNavigation.setState({ view: { type: 'trigger', triggerId }, tab: 'sender', deliveryToEdit: deliveryId })
}

/** The delivery that is to be edited, once. */
export function takeDeliveryToEdit(): string | null {
  const { deliveryToEdit } = useNavigation.getState()
  if (deliveryToEdit !== null) useNavigation.setState({ deliveryToEdit: null })
  return deliveryToEdit
}
