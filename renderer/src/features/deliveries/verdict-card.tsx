import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import type { Outcome, Verdict } from '@shared/contracts/verdict'
import { mistakes } from '@shared/domain/diagnose/mistakes'
import { describeReason } from '@shared/domain/reasons'
import { classNames } from '../../lib/class-names'
import { escapeInvisible } from '../../lib/escape-invisible'
import { ReasonActions } from './reason-actions'
import { cardLeads } from './verdict-stages'

const grounds: Record<Outcome, string> = {
  refused: 'border-bad/50 bg-bad-soft',
  flagged: 'border-warn/50 bg-warn-soft',
  handshake: 'border-info/40 bg-info-soft',
  filtered: 'border-line-strong bg-mute-soft',
  duplicate: 'border-line-strong bg-mute-soft',
  accepted: 'border-line-strong bg-mute-soft',
}

const evidenceOf = (verdict: Verdict) =>
  verdict.stages.find((stage) => stage.reason === verdict.reason && stage.reason !== null)?.evidence ??
  verdict.stages.find((stage) => stage.stage === verdict.endedAt)?.evidence ??
  []

/** Why a delivery did not simply fire: the reason first, the evidence second, the mend third. */
export function VerdictCard({ delivery, trigger }: { delivery: DeliveryDetail; trigger: TriggerView | null }) {
  const { diagnosis, verdict } = delivery
  if (verdict.reason === null) return null
  const stageEvidence = evidenceOf(verdict)
  const evidence = [...(diagnosis?.evidence ?? []), ...stageEvidence]
  const reason = diagnosis ? mistakes[diagnosis.mistake] : describeReason(verdict.reason, stageEvidence)
  const lead = cardLeads[verdict.outcome]
  return (
    <section
      aria-label={lead === '' ? 'Reason' : lead.replace(/[?.]$/, '')}
      data-testid="verdict-card"
      className={classNames('mt-1 mb-2.5 rounded-md border px-3 py-2.5 text-sm select-text', grounds[verdict.outcome])}
    >
      <h2 className="font-semibold">
        {lead} {escapeInvisible(reason.title)}
      </h2>
      <p className="mt-1 text-fg-2">{escapeInvisible(reason.explanation)}</p>
      {evidence.length > 0 && (
        <dl className="mt-2 grid grid-cols-[minmax(80px,auto)_1fr] gap-x-6 gap-y-1">
          {evidence.map(({ label, value }) => (
            <div key={`${label} ${value}`} className="contents">
              <dt className="text-fg-2">{label}</dt>
              <dd className="min-w-0 font-mono break-all">{escapeInvisible(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {reason.fix !== '' && <p className="mt-2 text-fg">{escapeInvisible(reason.fix)}</p>}
      {trigger !== null && <ReasonActions code={verdict.reason} trigger={trigger} />}
    </section>
  )
}
