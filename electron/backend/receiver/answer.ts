import { STATUS_CODES } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer } from '@shared/contracts/verdict'
import type { ReceiverLimits } from './receiver-limits'

const mayHaveBody = (status: number): boolean => status >= 200 && status !== 204 && status !== 304

function flattenHeaders(answer: Answer): string[] {
  const flat: string[] = []
  for (const [name, value] of answer.headers) flat.push(name, value)
  if (mayHaveBody(answer.status)) flat.push('content-length', String(Buffer.byteLength(answer.body)))
  return flat
}

/** Sends the answer exactly as recorded; the connection stays open for the next request. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return
  response.writeHead(answer.status, flattenHeaders(answer))
  response.end(answer.body)
}

/** The answer as bytes for a socket that no longer speaks HTTP in order. */
export function formatAnswer(answer: Answer): string {
  const lines = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`]
  for (const [name, value] of answer.headers) lines.push(`${name}: ${value}`)
  lines.push(`content-length: ${Buffer.byteLength(answer.body)}`, 'connection: close', '', answer.body)
  return lines.join('\r\n')
}

type Linger = Pick<ReceiverLimits, 'lingerMs' | 'lingerBytes'>

/**
 * Sends the answer and closes the connection. Closing a socket that holds unread bytes resets it, and the sender would
 * lose the answer; so what it still sends is read and thrown away for a while.
 */
export function sendLastAnswer(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  linger: Linger,
): void {
  if (response.destroyed) return
  response.writeHead(answer.status, [...flattenHeaders(answer), 'connection', 'close'])
  if (message.complete) {
    response.end(answer.body)
    return
  }
  const { socket } = message
  response.flushHeaders()
  response.write(answer.body, () => socket.end())
  let left = linger.lingerBytes
  message.on('data', (chunk: Uint8Array) => {
    left -= chunk.length
    if (left < 0) socket.destroy()
  })
  message.once('end', () => socket.destroySoon())
  message.resume()
  destroyAfter(socket, linger.lingerMs)
}

/** Gives the other side so long to close the socket itself. */
export function destroyAfter(socket: Socket, ms: number): void {
  const timer = setTimeout(() => socket.destroy(), ms)
  socket.once('close', () => clearTimeout(timer))
}
