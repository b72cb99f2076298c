import type { Evidence, ReasonCode } from '../../contracts/verdict'

/** Why a credential or a part of what it covers cannot be judged, before any key is tried. */
export interface CredentialFailure {
  reason: ReasonCode
  evidence: Evidence[]
}

export function failWith(reason: ReasonCode, ...evidence: Evidence[]): { found: null; failure: CredentialFailure } {
  return { found: null, failure: { reason, evidence } }
}
