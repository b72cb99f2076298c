import type { Connection } from '../../contracts/connection'
import type { HandshakeRule } from '../../contracts/handshake'
import type { CryptoPort } from '../crypto-port'
import { isAllowedUrl } from '../remote-keys'
import type { RequestView } from '../request-view'
import { readSingle } from '../value-source'
import { holds } from './conditions'

type ConfirmRule = NonNullable<HandshakeRule['confirm']>

/** An address that the user may fetch once to confirm the URL, with what the connection says of it. */
export interface ConfirmationAddress extends Pick<ConfirmRule, 'label' | 'what'> {
  url: string
}

const addressOf = ({ hosts, label, source, what }: ConfirmRule, request: RequestView): ConfirmationAddress | null => {
  const url = readSingle(source, request)
  return url !== null && isAllowedUrl(url, hosts) ? { url, label, what } : null
}

/** Whether deliveries of the connection may ask for a confirmation at all. */
export const asksForConfirmation = ({ handshakes }: Connection): boolean =>
  handshakes.some(({ confirm }) => confirm !== undefined)

/** The confirmation that a delivery asks for; `null` when it asks for none, or not on a host of the vendor. */
export function readConfirmation(
  connection: Connection,
  request: RequestView,
  crypto: CryptoPort,
): ConfirmationAddress | null {
  const rule = connection.handshakes.find((candidate) =>
    candidate.when.every((condition) => holds(condition, request, crypto)),
  )
  return rule?.confirm === undefined ? null : addressOf(rule.confirm, request)
}
