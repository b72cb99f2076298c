import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { CapturedRequest } from '@shared/contracts/delivery'
import type { Answer } from '@shared/contracts/verdict'
import { createId } from '../ids'
import { destroyAfter, formatAnswer } from './answer'
import { captureHead } from './capture'
import { decideRefusal, makeDelivery } from './make-delivery'
import type { Refusal } from './transport-refusals'
import type { SettlerParts } from './settle-exchange'

/** Refuses what Node's HTTP parser would not hand over as a request. */
export interface SocketRefuser {
  /** The parser or a timeout gave up on a connection: malformed, too many headers, or too slow. */
  refuseBroken(error: Error & { code?: string; reason?: string }, socket: Socket): void
  /** CONNECT: the receiver is no proxy. */
  refuseConnect(message: IncomingMessage, socket: Socket): void
}

function describeFailure(error: Error & { code?: string; reason?: string }): Refusal {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { reason: 'request_too_slow', evidence: [{ label: 'Request', value: 'not complete in time' }] }
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    return { reason: 'too_many_headers', evidence: [{ label: 'Headers', value: 'larger than the receiver accepts' }] }
  }
  return {
    reason: 'malformed_request',
    evidence: [{ label: 'HTTP parser', value: error.reason ?? 'Connection closed early' }],
  }
}

/** What is known of a request that never became one: nothing of its content is kept. */
const unknownRequest = (socket: Socket, receivedAt: number): CapturedRequest => ({
  method: '-',
  target: '',
  httpVersion: '',
  headers: [],
  body: new Uint8Array(0),
  sender: socket.remoteAddress ?? '',
  receivedAt,
})

export function createSocketRefuser(parts: SettlerParts): SocketRefuser {
  const { dependencies, limits, exchanges, notStored } = parts
  const { clock, random } = dependencies
  const refused = new WeakSet<Socket>()

  const close = (socket: Socket, answer: Answer): void => {
    if (socket.writable) socket.end(formatAnswer(answer))
    else socket.destroy()
  }
  const record = async (captured: CapturedRequest, refusal: Refusal): Promise<Answer> => {
    const id = `dlv_${createId(random)}`
    const decision = decideRefusal(refusal, id)
    const durationMs = clock.now() - captured.receivedAt
    const result = await dependencies.record(
      makeDelivery({ id, captured, mark: null, publicBase: null, decision, target: null, durationMs }, random),
    )
    if (!result.stored) notStored.count(result.reason)
    return decision.verdict.answer
  }
  const refuse = (socket: Socket, captured: CapturedRequest, refusal: Refusal): void => {
    refused.add(socket)
    destroyAfter(socket, limits.lingerMs)
    record(captured, refusal).then(
      (answer) => close(socket, answer),
      (error: unknown) => {
        dependencies.log.error('A broken connection could not be recorded.', error)
        socket.destroy()
      },
    )
  }

  return {
    refuseBroken(error, socket) {
      if (refused.has(socket)) return
      const exchange = exchanges.lastOn(socket)
      if (exchange?.abortBody && !exchange.message.complete) exchange.abortBody(describeFailure(error))
      else if (exchange) exchange.response.once('close', () => socket.destroy())
      else if (!socket.writable || socket.bytesRead === 0) socket.destroy()
      else refuse(socket, unknownRequest(socket, clock.now()), describeFailure(error))
    },
    refuseConnect(message, socket) {
      socket.on('error', () => socket.destroy())
      socket.resume()
      refuse(socket, captureHead(message, message.url ?? '', clock.now()), {
        reason: 'malformed_request',
        evidence: [{ label: 'Method', value: 'CONNECT' }],
      })
    },
  }
}
