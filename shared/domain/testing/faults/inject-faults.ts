import type { Connection } from '../../../contracts/connection'
import type { Diagnosis } from '../../../contracts/diagnosis'
import type { ReasonCode } from '../../../contracts/verdict'
import { decide } from '../../decide'
import type { DecisionContext } from '../../decision'
import type { BudgetLimits } from '../../diagnose/budget'
import { diagnose, searchLimits } from '../../diagnose/diagnose'
import { asReplayed } from '../../revise-verdict'
import { contextFor } from '../sign-sample'
import { contentFaults } from './content-faults'
import { withCustomSchemes } from './custom-schemes'
import { nodeCompression } from './fault'
import type { Fault, FaultCase, Faulty } from './fault'
import { requestFaults } from './request-faults'
import { secretFaults } from './secret-faults'
import { signatureFaults } from './signature-faults'

export const faults: readonly Fault[] = [...secretFaults, ...signatureFaults, ...contentFaults, ...requestFaults]

/** What was said of one fault in one scheme. `isSure` is false where only "does not match" was said. */
export interface FaultResult {
  kind: string
  scheme: string
  named: string
  outcome: 'exact' | 'wrong' | 'unsure'
  tries: number
}

/** Reasons that name no cause. */
const unsure = new Set([
  'signature_wrong',
  'token_wrong',
  'signature_malformed',
  'signature_not_encoded',
  'jwt_malformed',
  'signed_part_missing',
  'signature_missing',
  'token_missing',
])

/** Every preset of the connections with its first event type. */
export const faultCases = (connections: readonly Connection[]): FaultCase[] =>
  connections.flatMap((connection) =>
    connection.presets.flatMap((preset) => {
      const [event] = connection.eventTypes
      return event === undefined ? [] : [{ connection, preset, event }]
    }),
  )

/** `null` where such a sender could not sign at all: its secret does not fit. */
const tryInject = (fault: Fault, each: FaultCase): Faulty | null => {
  try {
    return fault.inject(each)
  } catch {
    return null
  }
}

const judge = (fault: Fault, each: FaultCase, faulty: Faulty) => {
  const { request } = faulty
  const known = contextFor({ ...each, name: '' }, request)
  const context = { ...known, secrets: faulty.secrets ?? known.secrets }
  const { dedupe, verdict } = decide(request, context)
  const isRepeated = fault.kind === 'replayed' && dedupe?.kind === 'signature'
  return { context, verdict: isRepeated ? asReplayed(verdict, 'dlv_1') : verdict }
}

/** The search for the cause of one refusal, within limits. */
type Search = (limits: BudgetLimits) => Diagnosis | null

const searchFor =
  (each: FaultCase, faulty: Faulty, context: DecisionContext): Search =>
  (limits) =>
    diagnose(
      {
        ...context,
        request: faulty.request,
        preset: each.preset,
        config: context.trigger.authentication.config ?? {},
        otherKeys: faulty.otherKeys ?? [],
        compression: nodeCompression,
      },
      limits,
    )

/** A slow machine shall not change what is found. */
const untimed: BudgetLimits = { ...searchLimits, monotonic: () => 0 }

interface Injected {
  reason: ReasonCode
  /** `null` where the reason says it all. */
  search: Search | null
}

const inject = (fault: Fault, each: FaultCase): Injected | null => {
  const faulty = tryInject(fault, each)
  if (faulty === null) return null
  const { context, verdict } = judge(fault, each, faulty)
  if (verdict.outcome !== 'refused' || verdict.reason === null) return null
  const isOpen = verdict.endedAt === 'authenticate' && verdict.reason !== 'replayed'
  return { reason: verdict.reason, search: isOpen ? searchFor(each, faulty, context) : null }
}

const rate = (fault: Fault, named: string, diagnosis: Diagnosis | null): FaultResult['outcome'] => {
  if (fault.names.includes(named)) return 'exact'
  return diagnosis === null && unsure.has(named) ? 'unsure' : 'wrong'
}

/** Injects one kind of mistake into one scheme; `null` where it does not apply: nothing to get wrong, or still accepted. */
export function injectFault(fault: Fault, each: FaultCase): FaultResult | null {
  const injected = inject(fault, each)
  if (injected === null) return null
  const diagnosis = injected.search?.(untimed) ?? null
  const named = diagnosis?.mistake ?? injected.reason
  const scheme = `${each.connection.id}/${each.preset.id}`
  return { kind: fault.kind, scheme, named, outcome: rate(fault, named, diagnosis), tries: diagnosis?.tries ?? 0 }
}

/** The searches that every kind of mistake in every scheme leads to, not made yet. */
export function listSearches(connections: readonly Connection[]): Search[] {
  return faultCases(withCustomSchemes(connections)).flatMap((each) =>
    faults.flatMap((fault) => inject(fault, each)?.search ?? []),
  )
}

/** Every kind of mistake in every scheme. */
export function injectFaults(connections: readonly Connection[]): FaultResult[] {
  return faultCases(withCustomSchemes(connections)).flatMap((each) =>
    faults.flatMap((fault) => injectFault(fault, each) ?? []),
  )
}
