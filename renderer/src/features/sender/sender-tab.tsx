import type { TriggerView } from '@shared/contracts/trigger'
import { useEffect, useEffectEvent, useState } from 'react'
import { takeDeliveryToEdit } from '../../lib/navigation'
import { report } from '../../lib/report'
import { SegmentedControl } from '../../ui/segmented-control'
import { CheckPane } from './check-pane'
import { EventPane } from './event-pane'
import { HandshakesPane } from './handshakes-pane'
import { vendorOf } from './sender-draft'
import { editDelivery, useSender, workFor } from './sender-store'

type Part = 'event' | 'handshakes' | 'check'

const parts = [
  { value: 'event', label: 'Event' },
  { value: 'handshakes', label: 'Handshakes' },
  { value: 'check', label: 'Security check' },
] as const

const lines: Record<Part, (name: string) => string> = {
  event: (name) => `Plays ${name}: what is sent is a real request to this trigger.`,
  handshakes: (name) => `How ${name} checks the URL. Playing it changes neither the trigger nor its key.`,
  check: () => 'Tries to get past this trigger, in every way that its authentication knows.',
}

/** The app in the place of the vendor: events, handshakes, and attempts to get past the trigger. */
export function SenderTab({ trigger }: { trigger: TriggerView }) {
  const [part, setPart] = useState<Part>('event')
  const work = useSender((state) => workFor(state, trigger))
  const fill = useEffectEvent(() => {
    const deliveryId = takeDeliveryToEdit()
    if (deliveryId !== null) report(editDelivery(trigger, deliveryId))
  })
  useEffect(() => fill(), [])
  const connection = vendorOf(trigger)
  const name = connection.eventTypeFrom.length === 0 ? 'the sender' : connection.name
  const options = parts.filter(({ value }) => value !== 'handshakes' || connection.handshakes.length > 0)
  return (
    <section aria-label="Sender" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <SegmentedControl<Part> label="What to send" value={part} onChange={setPart} options={options} />
        <p className="min-w-0 flex-1 truncate text-sm text-fg-2">{lines[part](name)}</p>
      </div>
      {part === 'event' && <EventPane trigger={trigger} work={work} />}
      {part === 'handshakes' && <HandshakesPane trigger={trigger} work={work} />}
      {part === 'check' && <CheckPane trigger={trigger} work={work} />}
    </section>
  )
}
