import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { expect } from 'vitest'
import type { NewDelivery } from '../../storage/store'
import type { TestReceiver } from './start-receiver'
import { apiKey, tokens } from './trigger-fixtures'

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

export interface Posted {
  method?: string
  path?: string
  /** Repeated names are sent repeatedly. */
  headers?: readonly (readonly [string, string])[]
  body?: Uint8Array | string
}

export const keyHeader = ['X-API-Key', apiKey] as const
export const apiKeyPath = `/hooks/${tokens.apiKey}`

const readReply = async (message: IncomingMessage): Promise<Reply> => {
  let body = ''
  for await (const chunk of message) body += String(chunk)
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
  return { status: message.statusCode ?? 0, headers, body }
}

/** Posts over a connection of its own; to the API-key trigger, with its key and the loopback Host, unless told otherwise. */
export function post({ port }: Pick<TestReceiver, 'port'>, sent: Posted = {}): Promise<Reply> {
  const { method = 'POST', path = apiKeyPath, headers = [keyHeader], body = '' } = sent
  const host = headers.some(([name]) => name === 'Host') ? [] : ['Host', `127.0.0.1:${port}`]
  const flat = [...headers.flat(), ...host, 'Content-Length', String(Buffer.byteLength(body))]
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method, path, agent: false, headers: flat })
    outgoing.on('error', reject)
    outgoing.on('response', (message) => void readReply(message).then(resolve, reject))
    outgoing.end(body)
  })
}

/** The deliveries so far, the newest last; the test fails when there is none. */
export function lastDelivery({ deliveries }: TestReceiver): NewDelivery {
  const last = deliveries.at(-1)
  if (!last) throw new Error('Nothing was recorded.')
  return last
}

/** Shows that the receiver has not lost its way: a proper request is still taken. */
export async function expectStillServing(receiver: TestReceiver): Promise<void> {
  const before = receiver.deliveries.length
  const reply = await post(receiver, { body: '{"still":"serving"}' })
  expect(reply.status).toBe(200)
  expect(receiver.deliveries.length).toBe(before + 1)
}

/** A connection that speaks in raw bytes. */
export interface RawConnection {
  socket: Socket
  /** All bytes received until the other side closed. */
  closed: Promise<string>
  /** Resolves once what was received contains the text. */
  seen(text: string): Promise<string>
}

export function openRaw({ port }: Pick<TestReceiver, 'port'>): RawConnection {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  const waiting: { text: string; resolve: (received: string) => void }[] = []
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
    for (const { text, resolve } of waiting) if (received.includes(text)) resolve(received)
  })
  const closed = new Promise<string>((resolve, reject) => {
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)))
    socket.on('close', () => resolve(received))
  })
  closed.catch(() => undefined)
  return {
    socket,
    closed,
    seen: (text) =>
      received.includes(text)
        ? Promise.resolve(received)
        : new Promise((resolve, reject) => {
            waiting.push({ text, resolve })
            socket.on('close', () => reject(new Error(`Closed without ${JSON.stringify(text)}: ${received}`)))
          }),
  }
}

/** Sends the bytes and waits until the receiver closes the connection. */
export function sendRaw(receiver: Pick<TestReceiver, 'port'>, bytes: string | Uint8Array): Promise<string> {
  const { socket, closed } = openRaw(receiver)
  socket.write(bytes)
  return closed
}

/** Takes one HTTP/1.1 response apart. */
export function parseReply(raw: string): Reply {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
  })
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') }
}
