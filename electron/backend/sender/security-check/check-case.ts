import type { Preset } from '@shared/contracts/connection'
import type { Recipe } from '@shared/contracts/recipe'
import type { SenderProof, SenderRequest, SentRequest } from '@shared/contracts/sender'
import type { ReasonCode } from '@shared/contracts/verdict'
import { reasons } from '@shared/domain/reasons'
import type { ProvenRequest } from '../prove-request'
import type { Vendor } from '../vendor'

/** What the cases are made from. */
export interface CheckContext {
  vendor: Vendor
  /** The same vendor with a key that the trigger must not accept. */
  stranger: Vendor
  preset: Preset
  /** `null`: the trigger takes an API key. */
  recipe: Recipe | null
  proof: SenderProof
  /** The sample that the vendor would send. */
  request: SenderRequest
  /** The answers to an event that is taken, and to one that proves nothing. */
  acceptedStatus: number
  unauthorizedStatus: number
  bodyLimitBytes: number
  /** Epoch ms. */
  now: number
  random(length: number): Uint8Array
  /** Signs as the vendor, with a new delivery id unless `freshId` is false. Throws where the secret cannot sign. */
  prove(changes?: ProveChanges): ProvenRequest
}

export interface ProveChanges {
  vendor?: Vendor
  request?: SenderRequest
  proof?: SenderProof
  timestampMs?: number
  freshId?: boolean
}

/** What has to come of a request, in words and as a test. */
export interface Expectation {
  text: string
  isMet(sent: SentRequest): boolean
}

/** Requests that are sent one after the other. `last` judges the last one only. */
export interface CheckAttempt {
  requests: readonly ProvenRequest[]
  judges: 'last' | 'every'
  expects: Expectation
}

/** One way to get past a trigger, or a sentence on why it cannot be tried here. */
export interface CheckCase {
  id: string
  name: string
  prepare(context: CheckContext): CheckAttempt | string
}

const wordsFor = (codes: readonly ReasonCode[]): string =>
  codes.length === 0 || codes.length > 2 ? 'not genuine' : codes.map((code) => reasons[code].title).join(' or ')

/** Refused with this status for one of these reasons; with none given, for any that authentication gives. */
export function refused(status: number, ...codes: ReasonCode[]): Expectation {
  return {
    text: `${status}, ${wordsFor(codes)}`,
    isMet: ({ answer, delivery }) =>
      answer.status === status &&
      delivery?.outcome === 'refused' &&
      !delivery.authentic &&
      delivery.reason !== null &&
      (codes.length === 0 || codes.includes(delivery.reason)),
  }
}

/** One request, whose outcome counts. */
export const once = (request: ProvenRequest, expects: Expectation): CheckAttempt => ({
  requests: [request],
  judges: 'last',
  expects,
})
