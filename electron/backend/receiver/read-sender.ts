import type { IncomingMessage } from 'node:http'

const addressPattern = /^\[?[0-9A-Fa-f.:]{2,45}\]?(?::\d{1,5})?$/
const loopbackPattern = /^(?:::ffff:)?127\.|^::1$/

/**
 * Who sent the request: the rightmost X-Forwarded-For entry when the peer is the tunnel on this machine (entries further
 * left are whatever the sender claimed), else the peer's address.
 */
export function readSender(message: IncomingMessage): string {
  const peer = message.socket.remoteAddress ?? ''
  const forwarded = message.headers['x-forwarded-for']
  if (forwarded === undefined || !loopbackPattern.test(peer)) return peer
  const list = typeof forwarded === 'string' ? forwarded : forwarded.join(',')
  const nearest = list.slice(list.lastIndexOf(',') + 1).trim()
  return nearest.length <= 64 && addressPattern.test(nearest) ? nearest : peer
}
