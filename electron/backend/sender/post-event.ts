import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { RawHeaders } from '@shared/contracts/delivery'

export const timeLimitMs = 10_000
const answerLimitBytes = 64 * 1024

export interface PostedEvent {
  url: URL
  headers: RawHeaders
  body: Uint8Array
}

/** The answer; `text` holds at most 64 KiB of its body. */
export interface PostAnswer {
  status: number
  text: string
}

async function readAnswer(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > answerLimitBytes) break
  }
  return Buffer.concat(chunks).subarray(0, answerLimitBytes).toString('utf8')
}

/** Posts once over plain HTTP: no redirects, no proxy, a connection of its own, 10 s at most. Rejects when no answer comes. */
export function postEvent({ url, headers, body }: PostedEvent): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      headers: { 'Content-Length': body.length },
      signal: AbortSignal.timeout(timeLimitMs),
    })
    for (const [name, value] of headers) outgoing.appendHeader(name, value)
    outgoing.on('error', reject)
    outgoing.on('response', (message) => {
      readAnswer(message).then((text) => resolve({ status: message.statusCode ?? 0, text }), reject)
    })
    outgoing.end(body)
  })
}
