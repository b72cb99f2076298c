import type { HandshakeCondition } from '../../contracts/handshake'
import type { CryptoPort } from '../crypto-port'
import type { RequestView } from '../request-view'
import { encodeUtf8 } from '../text-codec'
import { readSource } from '../value-source'

/** Whether a condition holds. A value that the request repeats equals nothing. */
export function holds(condition: HandshakeCondition, request: RequestView, crypto: CryptoPort): boolean {
  const values = readSource(condition.source, request)
  const [value] = values
  switch (condition.is) {
    case 'present':
      return values.length === 1 && value !== ''
    case 'absent':
      return values.length === 0
    case 'equals':
      return values.length === 1 && value === condition.value
    case 'config': {
      const wanted = request.config[condition.config] ?? ''
      if (wanted === '' || values.length !== 1 || value === undefined) return false
      return crypto.isEqual(encodeUtf8(value), encodeUtf8(wanted))
    }
  }
}
