import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import type { ReactNode } from 'react'
import { attempt } from '../../lib/call'
import { formatDate, formatMoment } from '../../lib/format'
import { report } from '../../lib/report'
import { CheckIcon, LinkIcon } from '../../ui/icons'

type GuideText = Connection['guide']['steps'][number]['text']

/** Where each value goes at the sender, in its own words, and what has really arrived from there. */
export function GuideCard({ trigger, connection }: { trigger: TriggerView; connection: Connection }) {
  const { method } = trigger.authentication
  const steps = connection.guide.steps.filter((step) => step.method === undefined || step.method === method)
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
        {connection.handshakes.length > 0 && (
          <Arrival
            what={connection.handshakes[0]?.label ?? 'Handshake'}
            verb=" arrived"
            at={trigger.firstHandshakeAt}
          />
        )}
        <Arrival what="First genuine event" verb="" at={trigger.firstAuthenticAt} />
      </ul>
      {connection.docs && <DocsLink name={connection.name} docs={connection.docs} />}
    </aside>
  )
}

function GuideRow({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      {mark}
      <span className="min-w-0 flex-1 text-fg select-text">{children}</span>
    </li>
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

function DocsLink({ name, docs }: { name: string; docs: NonNullable<Connection['docs']> }) {
  return (
    <button
      type="button"
      role="link"
      onClick={() => report(attempt('app.openLink', { url: docs.url }))}
      className="w-fit rounded-sm text-left text-xs text-fg-2 hover:text-fg hover:underline"
    >
      Read in {name}’s documentation on{' '}
      <span className="whitespace-nowrap">
        {formatDate(docs.readOn)}
        <LinkIcon aria-hidden size={11} className="ml-1.5 inline align-[-1px]" />
      </span>
    </button>
  )
}

const markBase = 'mt-px flex size-4.5 shrink-0 items-center justify-center rounded-full'

function DoneMark() {
  return (
    <span role="img" aria-label="Done" className={`${markBase} bg-ok text-raised`}>
      <CheckIcon aria-hidden size={11} strokeWidth={3} />
    </span>
  )
}

function NumberMark({ number }: { number: number }) {
  return (
    <span aria-hidden className={`${markBase} border border-line-strong text-[10px] font-semibold text-fg-2`}>
      {number}
    </span>
  )
}

function OpenMark() {
  return <span aria-hidden className={`${markBase} border border-dashed border-line-strong`} />
}
