import type { Connection } from '../../contracts/connection'
import type { HandshakeRule } from '../../contracts/handshake'
import type { CryptoPort } from '../crypto-port'
import { isAllowedUrl } from '../remote-keys'
import type { RequestView } from '../request-view'
import { readSingle } from '../value-source'
import { holds } from './conditions'

/** An address that the user may fetch once to confirm the URL, and what that does. */
export interface Confirmation {
  url: string
  what: string
}

const confirmationOf = (rule: HandshakeRule, request: RequestView): Confirmation | null => {
  if (rule.confirm === undefined) return null
  const url = readSingle(rule.confirm.source, request)
  return url !== null && isAllowedUrl(url, rule.confirm.hosts) ? { url, what: rule.confirm.what } : null
}

/** The confirmation that a genuine delivery asks for; `null` when it asks for none, or not on a host of the vendor. */
export function readConfirmation(
  connection: Connection,
  request: RequestView,
  crypto: CryptoPort,
): Confirmation | null {
  const rule = connection.handshakes.find((candidate) =>
    candidate.when.every((condition) => holds(condition, request, crypto)),
  )
  return rule === undefined ? null : confirmationOf(rule, request)
}
