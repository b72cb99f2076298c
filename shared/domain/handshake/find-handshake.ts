import type { Connection, HandshakeRule } from '../../contracts/connection'
import type { CapturedRequest } from '../../contracts/delivery'
import type { Trigger } from '../../contracts/trigger'
import type { JsonNode } from '../decode/json-node'
import { readEventType } from '../event-type'
import { readSource } from '../value-source'

interface HandshakeInput {
  trigger: Pick<Trigger, 'eventType'>
  connection: Connection
  request: CapturedRequest
  /** Reads the body as JSON; called only for rules that look into it. */
  readTree: () => JsonNode | null
}

const noFields: ReadonlyMap<string, readonly string[]> = new Map()

const matches = (rule: HandshakeRule, input: HandshakeInput): boolean =>
  rule.when.every(({ source, equals }) => {
    const tree = source.from === 'body' ? input.readTree() : null
    const { headers, target } = input.request
    const values = readSource(source, { headers, target, tree, fields: noFields })
    return values.length === 1 && values[0] === equals
  })

/**
 * The handshake rule that a request meets at this point, or `null`. A trigger whose own event type is what the request
 * carries (GitHub's `ping`, say) treats it as an event instead.
 */
export function findHandshake(after: HandshakeRule['after'], input: HandshakeInput): HandshakeRule | null {
  const { connection, request, trigger } = input
  const rule = connection.handshakes.find((candidate) => candidate.after === after && matches(candidate, input))
  if (rule === undefined) return null
  const isWanted =
    trigger.eventType !== null && readEventType(connection, request, input.readTree()) === trigger.eventType
  return isWanted ? null : rule
}
