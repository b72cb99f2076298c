import { connectionOf, findPreset } from '@shared/connections'
import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import type { Evidence, Outcome, Verdict } from '@shared/contracts/verdict'
import { mistakes } from '@shared/domain/diagnose/mistakes'
import { describeReason } from '@shared/domain/reasons'
import { classNames } from '../../lib/class-names'
import { escapeInvisible } from '../../lib/escape-invisible'
import { PendingConfirmation } from './pending-confirmation'
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

const evidenceOf = (verdict: Verdict): Evidence[] =>
  verdict.stages.find((stage) => stage.reason === verdict.reason && stage.reason !== null)?.evidence ??
  verdict.stages.find((stage) => stage.stage === verdict.endedAt)?.evidence ??
  []

const isSecretIssued = (trigger: TriggerView): boolean => {
  const { authentication } = trigger
  const connection = connectionOf(trigger)
  const preset = connection && findPreset(connection, authentication.preset)
  return authentication.method === 'signature' && preset?.secret.format === 'vendor'
}

/** `isProse`: the values are sentences for people, not bytes of the request. */
function EvidenceList({ facts, isProse = false }: { facts: readonly Evidence[]; isProse?: boolean }) {
  if (facts.length === 0) return null
  return (
    <dl className="mt-2 grid grid-cols-[128px_1fr] gap-x-4 gap-y-1">
      {facts.map(({ label, value }) => (
        <div key={`${label} ${value}`} className="contents">
          <dt className="text-fg-2">{label}</dt>
          <dd className={classNames('min-w-0 wrap-anywhere', isProse ? 'font-medium' : 'font-mono')}>
            {escapeInvisible(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the card of a delivery says, in its order. */
const readCard = ({ confirmation = null, diagnosis, verdict }: DeliveryDetail, trigger: TriggerView | null) => {
  if (verdict.reason === null) return null
  const checked = evidenceOf(verdict)
  const reason = diagnosis ? mistakes[diagnosis.mistake] : describeReason(verdict.reason, checked)
  const isIssued = trigger !== null && isSecretIssued(trigger)
  const isNothingToDo = confirmation !== null && verdict.outcome !== 'refused'
  return {
    cause: diagnosis?.mistake ?? verdict.reason,
    lead: cardLeads[verdict.outcome],
    reason,
    proof: diagnosis?.evidence ?? [],
    fix: isNothingToDo ? '' : ((isIssued ? reason.fixIssued : undefined) ?? reason.fix),
    isIssued,
    confirmation,
    checked,
  }
}

/** Why a delivery did not simply fire: the reason, what shows it, the mend, and last how it was checked. */
export function VerdictCard({ delivery, trigger }: { delivery: DeliveryDetail; trigger: TriggerView | null }) {
  const card = readCard(delivery, trigger)
  if (card === null) return null
  const { cause, checked, confirmation, fix, isIssued, lead, proof, reason } = card
  return (
    <section
      aria-label={lead === '' ? 'Reason' : lead.replace(/[?.]$/, '')}
      data-testid="verdict-card"
      className={classNames(
        'mt-1 mb-2.5 rounded-md border px-3 py-2.5 text-sm select-text',
        grounds[delivery.verdict.outcome],
      )}
    >
      <h2 className="font-semibold">
        {lead} {escapeInvisible(reason.title)}
      </h2>
      <p className="mt-1 text-fg-2">{escapeInvisible(reason.explanation)}</p>
      <EvidenceList facts={proof} isProse />
      {fix !== '' && <p className="mt-2 text-fg">{escapeInvisible(fix)}</p>}
      {trigger !== null && (
        <>
          <ReasonActions {...{ cause, trigger, isIssued }} />
          {confirmation !== null && <PendingConfirmation {...{ delivery, confirmation, trigger }} />}
        </>
      )}
      {checked.length > 0 && (
        <div className="mt-2.5 border-t border-fg/10 pt-0.5">
          <EvidenceList facts={checked} />
        </div>
      )}
    </section>
  )
}
