import { createHash } from 'node:crypto'
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalEnd } from '../driver'

export interface Heard {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

export interface LocalServer {
  local: LocalEnd
  heard: Heard[]
  close(): Promise<void>
}

export interface Answer {
  status: number
  body: string
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Stands in for the receiver: answers every request with the digest of its body. */
export async function startLocalServer(): Promise<LocalServer> {
  const heard: Heard[] = []
  const server = createServer((message, response) => {
    readBody(message).then(
      (body) => {
        heard.push({ method: message.method ?? '', path: message.url ?? '', headers: message.headers, body })
        response.end(digest(body))
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    local: { url: `http://127.0.0.1:${port}`, port },
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Posts over a connection of its own to a loopback port, under the host name and path of `url`; rejects when there is no whole answer. */
export function postTo(port: number, url: string, body: Uint8Array): Promise<Answer> {
  const { host, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const headers = { host, 'content-length': body.length }
    const outgoing = request({
      ...{ port, host: '127.0.0.1', method: 'POST', path: pathname, agent: false, headers },
      timeout: 10_000,
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('No answer within 10 s.')))
    outgoing.on('error', reject)
    outgoing.on('response', (message) => {
      readBody(message).then((bytes) => resolve({ status: message.statusCode ?? 0, body: bytes.toString() }), reject)
    })
    outgoing.end(body)
  })
}
