import type { Recipe } from '../../contracts/recipe'
import { evidence } from '../evidence'
import type { RequestView } from '../request-view'
import { describeSource, readSingle } from '../value-source'
import type { CredentialScope } from '../value-source'
import type { CredentialFailure } from './credential-failure'

interface ReplayFacts {
  request: RequestView
  scope: CredentialScope
  signature: () => string
}

type ReplayKey = { key: string | null; failure: null } | { key: null; failure: CredentialFailure }

const maxNonce = 200

/** What the scheme accepts once only: the signature, or the value that the vendor never uses twice. */
export function replayKeyOf(replay: Recipe['replay'], facts: ReplayFacts): ReplayKey {
  if (replay === 'signature') return { key: facts.signature(), failure: null }
  if (typeof replay === 'string') return { key: null, failure: null }
  const nonce = readSingle(replay.nonce, facts.request, facts.scope)
  if (nonce !== null && nonce.length <= maxNonce) return { key: `nonce:${nonce}`, failure: null }
  const part = evidence('Part', describeSource(replay.nonce))
  return { key: null, failure: { reason: 'signed_part_missing', evidence: [part] } }
}
