import { notStoredAnswer } from '@shared/domain/answers'
import { asNotStored } from '@shared/domain/decide'
import type { Answer } from '@shared/contracts/verdict'
import type { NewDelivery, RecordResult } from '../storage/store'
import { sendAnswer, sendLastAnswer } from './answer'
import type { HeldBytes } from './held-bytes'
import type { LimitedWarning } from './limited-warning'
import type { Exchange, OpenExchanges } from './open-exchanges'
import type { ReceiverDependencies } from './receiver'
import type { ReceiverLimits } from './receiver-limits'

export interface SettlerParts {
  dependencies: ReceiverDependencies
  limits: ReceiverLimits
  exchanges: OpenExchanges
  heldBytes: HeldBytes
  notStored: LimitedWarning
}

export interface Settler {
  /** Has the delivery stored, then answers what the store made of it: nothing is acknowledged before it is kept. */
  settle(exchange: Exchange, delivery: NewDelivery): void
  /** Answers a request that a defect stopped, so that its sender tries again. */
  giveUp(exchange: Exchange, error: unknown): void
  /** Tells the senders to try again whose delivery the store has not taken in time. */
  answerOverdue(): void
}

export function createSettler(parts: SettlerParts): Settler {
  const { dependencies, limits, exchanges, heldBytes, notStored } = parts

  const answer = (exchange: Exchange, given: Answer): void => {
    if (exchange.isAnswered) return
    exchange.isAnswered = true
    if (exchange.isLast) sendLastAnswer(exchange.message, exchange.response, given, limits)
    else sendAnswer(exchange.response, given)
  }
  const finish = (exchange: Exchange, given: Answer): void => {
    heldBytes.give(exchange.heldBytes)
    exchange.heldBytes = 0
    answer(exchange, given)
    exchanges.remove(exchange)
  }
  const finishStored = (exchange: Exchange, delivery: NewDelivery, result: RecordResult): void => {
    if (result.stored) {
      exchange.mark?.whenStored(result.delivery)
      finish(exchange, exchange.secretAnswer ?? result.delivery.verdict.answer)
      return
    }
    notStored.count(result.reason)
    finish(exchange, asNotStored(delivery.verdict).answer)
  }
  const giveUp = (exchange: Exchange, error: unknown): void => {
    dependencies.log.error('A request could not be decided or stored; its sender was told to try again.', error)
    exchange.isLast = true
    finish(exchange, notStoredAnswer())
  }

  return {
    giveUp,
    settle(exchange, delivery) {
      exchange.recording = { verdict: delivery.verdict, since: dependencies.clock.monotonic() }
      dependencies
        .record(delivery)
        .then((result) => finishStored(exchange, delivery, result))
        .catch((error: unknown) => giveUp(exchange, error))
    },
    answerOverdue() {
      const before = dependencies.clock.monotonic() - limits.recordTimeoutMs
      for (const exchange of exchanges.recordingSince(before)) {
        if (!exchange.recording) continue
        notStored.count('overdue')
        answer(exchange, asNotStored(exchange.recording.verdict).answer)
      }
    },
  }
}
