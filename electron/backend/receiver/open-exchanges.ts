import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { CapturedRequest } from '@shared/contracts/delivery'
import type { Answer, Verdict } from '@shared/contracts/verdict'
import type { Mark } from './receiver'
import type { Refusal } from './transport-refusals'

/** One request on its way to its answer. */
export interface Exchange {
  message: IncomingMessage
  response: ServerResponse
  captured: CapturedRequest
  /** Base of the public URL by which it came; `null`: directly. */
  publicBase: string | null
  /** From the target; `null` when it names no trigger. */
  token: string | null
  /** `null`: it comes from outside. */
  mark: Mark | null
  /** Monotonic ms at which the headers were complete. */
  startedAt: number
  heldBytes: number
  /** Set while the body is being read: gives up reading it. */
  abortBody: ((refusal: Refusal) => void) | null
  /** Set while the store is asked to keep it; `since` is monotonic ms. */
  recording: { verdict: Verdict; since: number } | null
  /** The answer where it holds a secret: it is sent as it is, but recorded without. */
  secretAnswer: Answer | null
  /** The connection cannot be used after the answer. */
  isLast: boolean
  isAnswered: boolean
}

/** An exchange at its start. */
export function openExchange(
  start: Pick<Exchange, 'message' | 'response' | 'captured' | 'publicBase' | 'token' | 'mark' | 'startedAt'>,
): Exchange {
  return {
    message: start.message,
    response: start.response,
    captured: start.captured,
    publicBase: start.publicBase,
    token: start.token,
    mark: start.mark,
    startedAt: start.startedAt,
    heldBytes: 0,
    abortBody: null,
    recording: null,
    secretAnswer: null,
    isLast: false,
    isAnswered: false,
  }
}

/** The requests under way. */
export interface OpenExchanges {
  add(exchange: Exchange): void
  remove(exchange: Exchange): void
  /** The youngest exchange of a connection; a sender that pipelines has several. */
  lastOn(socket: Socket): Exchange | null
  /** Those that wait for the store since before `time`, monotonic ms. */
  recordingSince(time: number): Exchange[]
  /** Resolves when none is left, or after `ms`. */
  whenIdle(ms: number): Promise<void>
}

export function createOpenExchanges(): OpenExchanges {
  const open = new Set<Exchange>()
  let tellIdle: (() => void) | null = null

  return {
    add(exchange) {
      open.add(exchange)
    },
    remove(exchange) {
      open.delete(exchange)
      if (open.size === 0) tellIdle?.()
    },
    lastOn(socket) {
      let last: Exchange | null = null
      for (const exchange of open) if (exchange.message.socket === socket) last = exchange
      return last
    },
    recordingSince(time) {
      return [...open].filter(({ recording, isAnswered }) => recording && !isAnswered && recording.since <= time)
    },
    whenIdle(ms) {
      if (open.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        tellIdle = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
