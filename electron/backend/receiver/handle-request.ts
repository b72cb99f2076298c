import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { notStoredAnswer, probeAnswer } from '@shared/domain/answers'
import { sendAnswer, sendLastAnswer } from './answer'
import { captureBody, captureHead, hasBody, readDeclaredLength, tooBusy, tooLarge } from './capture'
import type { BodyReader } from './capture'
import type { Judge } from './judge-exchange'
import { openExchange } from './open-exchanges'
import type { Exchange } from './open-exchanges'
import type { Settler, SettlerParts } from './settle-exchange'
import { markHeader } from './receiver'
import type { Mark } from './receiver'
import { createPublicSide, findPublicBase } from './public-side'
import { describeRefusal, findRefusal, readProbeNonce, readToken } from './transport-refusals'

export interface HandlerParts extends SettlerParts {
  settler: Settler
  judge: Judge
}

export interface RequestHandler {
  /** Takes one request from its complete headers to its answer. `target` is the request target as received. */
  handle(message: IncomingMessage, response: ServerResponse, target: string): void
  /** From now on every request gets 503. */
  refuseAll(): void
}

/** Counts the requests of each connection; the one that reaches the limit is its last. */
function createRequestCounter(limit: number): (socket: Socket) => boolean {
  const counts = new WeakMap<Socket, number>()
  return (socket) => {
    const count = (counts.get(socket) ?? 0) + 1
    counts.set(socket, count)
    return count >= limit
  }
}

const continuePattern = /(?:^|\W)100-continue(?:$|\W)/i

const awaitsContinue = (message: IncomingMessage): boolean =>
  message.headers.expect !== undefined && message.httpVersion === '1.1' && continuePattern.test(message.headers.expect)

/** What becomes of the body of an exchange: judged when complete, refused when it may not go on. */
function createBodyReader(exchange: Exchange, limitBytes: number, { heldBytes, judge }: HandlerParts): BodyReader {
  return {
    limitBytes,
    hold(bytes) {
      if (!heldBytes.take(bytes, limitBytes)) return false
      exchange.heldBytes += bytes
      return true
    },
    whenRead(body) {
      exchange.abortBody = null
      exchange.captured.body = body
      judge.decide(exchange)
    },
    whenRefused(refusal) {
      exchange.abortBody = null
      judge.refuse(exchange, refusal)
    },
  }
}

/** The way of a request: refusals that its headers already give, then its body, then the judge. */
export function createRequestHandler(parts: HandlerParts): RequestHandler {
  const { dependencies, limits, exchanges, heldBytes, settler, judge } = parts
  const isLastOn = createRequestCounter(limits.maxRequestsPerSocket)
  const publicSide = createPublicSide(() => dependencies.publicBase())
  let isRefusingAll = false

  const readBody = (exchange: Exchange): void => {
    const limitBytes = dependencies.bodyLimitBytes()
    const declared = readDeclaredLength(exchange.message)
    if (declared !== null && declared > limitBytes) return judge.refuse(exchange, tooLarge(limitBytes, declared))
    if (!heldBytes.hasRoom(declared ?? 0, limitBytes)) return judge.refuse(exchange, tooBusy)
    if (awaitsContinue(exchange.message)) exchange.response.writeContinue()
    exchange.abortBody = captureBody(exchange.message, createBodyReader(exchange, limitBytes, parts))
  }
  const receive = (exchange: Exchange): void => {
    const { message, captured } = exchange
    const refusal = findRefusal(message, {
      target: captured.target,
      maxHeaders: limits.maxHeaders,
      publicSide: publicSide(),
    })
    if (refusal) judge.refuse(exchange, refusal)
    else if (hasBody(message)) readBody(exchange)
    else judge.decide(exchange)
  }

  /** The app's own call of its public URL is answered, but no delivery: it is not recorded. */
  const answerProbe = (message: IncomingMessage, response: ServerResponse, target: string): boolean => {
    const nonce = readProbeNonce(target)
    if (nonce === null) return false
    const refusal = findRefusal(message, { target, maxHeaders: limits.maxHeaders, publicSide: publicSide() })
    const proof = dependencies.answerProbe(nonce, refusal && describeRefusal(refusal))
    if (proof !== null) sendAnswer(response, probeAnswer(proof))
    return proof !== null
  }

  const readMark = (message: IncomingMessage): Mark | null => {
    const text = message.headers[markHeader]
    return typeof text === 'string' ? dependencies.findMark(text) : null
  }

  return {
    refuseAll() {
      isRefusingAll = true
    },
    handle(message, response, target) {
      if (isRefusingAll) return sendLastAnswer(message, response, notStoredAnswer(), limits)
      if (answerProbe(message, response, target)) return
      const captured = captureHead(message, target, dependencies.clock.now())
      const mark = readMark(message)
      if (mark) captured.headers = captured.headers.filter(([name]) => name.toLowerCase() !== markHeader)
      const startedAt = dependencies.clock.monotonic()
      const publicBase = findPublicBase(message, publicSide())
      const exchange = openExchange({
        message,
        response,
        captured,
        publicBase,
        token: readToken(target),
        mark,
        startedAt,
      })
      exchange.isLast = isLastOn(message.socket)
      exchanges.add(exchange)
      try {
        receive(exchange)
      } catch (error) {
        settler.giveUp(exchange, error)
      }
    },
  }
}
