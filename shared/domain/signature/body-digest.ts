import type { BodyDigest } from '../../contracts/recipe'
import type { CryptoPort } from '../crypto-port'
import { evidence } from '../evidence'
import type { RequestView } from '../request-view'
import { describeSource, readSource } from '../value-source'
import type { CredentialFailure } from './credential-failure'
import { decodeDigest, describeEncodings, digestLengths } from './digest-encoding'

/** What is wrong with the digest of the body that a request states; `null` when it is right or not needed. */
export function checkBodyDigest(rule: BodyDigest, request: RequestView, crypto: CryptoPort): CredentialFailure | null {
  const values = readSource(rule.source, request)
  const where = evidence('Place', describeSource(rule.source))
  const [value] = values
  if (value === undefined) {
    const isBare = request.body.length > 0 && request.form() === null
    const isNeeded = rule.needed === 'always' || (rule.needed === 'unless-form' && isBare)
    return isNeeded ? { reason: 'body_digest_wrong', evidence: [where, evidence('Value', 'none')] } : null
  }
  const length = digestLengths[rule.algorithm]
  const stated = values.length === 1 ? decodeDigest(value, [rule.encoding], length) : null
  if (stated === null) {
    const expected = evidence('Expected', describeEncodings([rule.encoding], length))
    return { reason: 'body_digest_wrong', evidence: [where, expected] }
  }
  if (crypto.isEqual(stated, crypto.hash(rule.algorithm, request.body))) return null
  return { reason: 'body_digest_wrong', evidence: [where, evidence('Value', 'of another body')] }
}
