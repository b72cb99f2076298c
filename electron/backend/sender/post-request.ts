import { request as requestHttp } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { RawHeaders } from '@shared/contracts/delivery'

export const timeLimitMs = 10_000
const answerLimitBytes = 64 * 1024

export interface OutgoingRequest {
  method: string
  url: URL
  headers: RawHeaders
  body: Uint8Array
}

/** The answer; `body` holds at most 64 KiB of its text. */
export interface PostAnswer {
  status: number
  headers: RawHeaders
  body: string
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > answerLimitBytes) break
  }
  return Buffer.concat(chunks).subarray(0, answerLimitBytes).toString('utf8')
}

function pairHeaders({ rawHeaders }: IncomingMessage): RawHeaders {
  return rawHeaders.flatMap((name, index): RawHeaders => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []))
}

const bodiless: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Sends one request: no redirects, no proxy, a connection of its own, 10 s at most. Rejects when no answer comes. */
export function postRequest({ method, url, headers, body }: OutgoingRequest): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const hasLength = body.length > 0 || !bodiless.includes(method)
    const outgoing = send(url, {
      method,
      agent: false,
      headers: hasLength ? { 'Content-Length': body.length } : {},
      signal: AbortSignal.timeout(timeLimitMs),
    })
    for (const [name, value] of headers) outgoing.appendHeader(name, value)
    outgoing.on('error', reject)
    outgoing.on('response', (message) => {
      readBody(message).then(
        (text) => resolve({ status: message.statusCode ?? 0, headers: pairHeaders(message), body: text }),
        reject,
      )
    })
    outgoing.end(body)
  })
}
