import type { IncomingMessage } from 'node:http'
import type { CapturedRequest, RawHeaders } from '@shared/contracts/delivery'
import type { Refusal } from './transport-refusals'
import { readSender } from './read-sender'

const emptyBody = new Uint8Array(0)

/** Headers as they came, in order, repeated ones kept; Node hands them over as one flat list. */
function pairHeaders(flat: readonly string[]): RawHeaders {
  const headers: RawHeaders = []
  for (let index = 0; index + 1 < flat.length; index += 2) headers.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return headers
}

/** The request without its body. `target` is the request target as received. */
export function captureHead(message: IncomingMessage, target: string, receivedAt: number): CapturedRequest {
  return {
    method: message.method ?? '',
    target,
    httpVersion: message.httpVersion,
    headers: pairHeaders(message.rawHeaders),
    body: emptyBody,
    sender: readSender(message),
    receivedAt,
  }
}

/** Bytes announced by Content-Length; `null` when the body is chunked or absent. */
export function readDeclaredLength(message: IncomingMessage): number | null {
  const declared = message.headers['content-length']
  return declared === undefined ? null : Number(declared)
}

export const hasBody = (message: IncomingMessage): boolean =>
  message.headers['transfer-encoding'] !== undefined || (readDeclaredLength(message) ?? 0) > 0

/** Joins the chunks in memory of their own, so that the body may be handed to another thread without a second copy. */
function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const only = chunks[0]
  if (chunks.length === 1 && only) return only
  const body = Buffer.allocUnsafeSlow(size)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

export interface BodyReader {
  limitBytes: number
  /** Asks for room for the next bytes; `false` when the receiver holds too much already. */
  hold(bytes: number): boolean
  whenRead(body: Uint8Array): void
  whenRefused(refusal: Refusal): void
}

/** Reads the whole body as sent. The function returned gives up with a reason of the caller's, unless it is over already. */
export function captureBody(message: IncomingMessage, reader: BodyReader): (refusal: Refusal) => void {
  const chunks: Uint8Array[] = []
  let size = 0
  let isOver = false

  const onData = (chunk: Uint8Array): void => {
    size += chunk.length
    if (size > reader.limitBytes) refuse(tooLarge(reader.limitBytes, null))
    else if (!reader.hold(chunk.length)) refuse(tooBusy)
    else chunks.push(chunk)
  }
  const onEnd = (): void => {
    if (isOver) return
    isOver = true
    reader.whenRead(size === 0 ? emptyBody : joinChunks(chunks, size))
  }
  const onError = (): void =>
    refuse({
      reason: 'malformed_request',
      evidence: [{ label: 'Connection', value: `closed by the sender after ${size} bytes of the body` }],
    })
  const refuse = (refusal: Refusal): void => {
    if (isOver) return
    isOver = true
    chunks.length = 0
    message.off('data', onData)
    message.pause()
    reader.whenRefused(refusal)
  }

  message.on('data', onData)
  message.on('end', onEnd)
  message.on('error', onError)
  return refuse
}

/** The refusal of a body over the limit; `declaredBytes` when Content-Length already said so. */
export function tooLarge(limitBytes: number, declaredBytes: number | null): Refusal {
  const evidence = [{ label: 'Body limit', value: `${limitBytes} bytes` }]
  if (declaredBytes !== null) evidence.unshift({ label: 'Content-Length', value: `${declaredBytes} bytes` })
  return { reason: 'body_too_large', evidence }
}

export const tooBusy: Refusal = {
  reason: 'store_busy',
  evidence: [{ label: 'Requests under way', value: 'hold as much memory as the receiver allows' }],
}
