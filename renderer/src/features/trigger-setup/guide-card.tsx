import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { asksForConfirmation } from '@shared/domain/handshake/read-confirmation'
import { formatMoment } from '../../lib/format'
import { GuideConfirmation } from './guide-confirmation'
import { GuideFacts } from './guide-facts'
import { DoneMark, GuideRow, OpenMark, NumberMark } from './guide-row'

type GuideText = Connection['guide']['steps'][number]['text']

/** Where each value goes at the sender, in its own words, and what has really arrived from there. */
export function GuideCard({ trigger, connection }: { trigger: TriggerView; connection: Connection }) {
  const { method } = trigger.authentication
  const steps = connection.guide.steps.filter((step) => step.method === undefined || step.method === method)
  const handshake = connection.handshakes.find((rule) => !rule.refuses)
  // A genuine event proves every step; before that nothing is known of them.
  const isProven = trigger.firstAuthenticAt !== null
  return (
    <aside aria-labelledby="guide-title" className="flex flex-col gap-3 p-4.5 text-sm">
      <h3 id="guide-title" className="text-md font-semibold text-fg">
        {connection.guide.title}
      </h3>
      <ol className="flex flex-col gap-3">
        {steps.map((step, index) => (
          <GuideRow key={index} mark={isProven ? <DoneMark /> : <NumberMark number={index + 1} />}>
            <GuideWords text={step.text} />
          </GuideRow>
        ))}
      </ol>
      <hr className="border-line" />
      <ul aria-label="What has arrived" className="flex flex-col gap-3">
        {handshake && <Arrival what={handshake.label} verb=" arrived" at={trigger.firstHandshakeAt} />}
        {asksForConfirmation(connection) && <GuideConfirmation trigger={trigger} />}
        <Arrival what="First genuine event" verb="" at={trigger.firstAuthenticAt} />
      </ul>
      <GuideFacts connection={connection} method={method} />
    </aside>
  )
}

function GuideWords({ text }: { text: GuideText }) {
  return text.map((part, index) => {
    if (typeof part === 'string') return part
    if ('term' in part) {
      return (
        <strong key={index} className="font-semibold">
          {part.term}
        </strong>
      )
    }
    return (
      <span key={index} className="text-fg-2">
        {part.note}
      </span>
    )
  })
}

function Arrival({ what, verb, at }: { what: string; verb: string; at: number | null }) {
  return (
    <GuideRow mark={at === null ? <OpenMark /> : <DoneMark />}>
      {at === null ? <span className="text-fg-2">{what}: not yet</span> : `${what}${verb}, ${formatMoment(at)}`}
    </GuideRow>
  )
}
