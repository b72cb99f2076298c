import { decide, decideUnmatched } from '@shared/domain/decide'
import type { Decision } from '@shared/domain/decision'
import { createTimedId } from '../ids'
import { compareInVain } from './compare-in-vain'
import { decideRefusal, makeDelivery } from './make-delivery'
import type { Exchange } from './open-exchanges'
import type { ReceiverDependencies, ReceiverTarget } from './receiver'
import type { Settler } from './settle-exchange'
import type { Refusal } from './transport-refusals'

export interface Judge {
  /** Decides on a request whose body is complete, and has it settled. */
  decide(exchange: Exchange): void
  /** Records the request without its body and answers the refusal; the connection is closed after it. */
  refuse(exchange: Exchange, refusal: Refusal): void
}

export function createJudge(dependencies: ReceiverDependencies, settler: Settler): Judge {
  const { clock, crypto, random, findTarget } = dependencies

  const settle = (exchange: Exchange, judge: (target: ReceiverTarget | null, deliveryId: string) => Decision): void => {
    const { captured, publicBase } = exchange
    try {
      const target = exchange.token === null ? null : findTarget(exchange.token)
      const id = `dlv_${createTimedId(random, captured.receivedAt)}`
      const decision = judge(target, id)
      const durationMs = clock.monotonic() - exchange.startedAt
      settler.settle(exchange, makeDelivery({ id, captured, publicBase, decision, target, durationMs }, random))
    } catch (error) {
      settler.giveUp(exchange, error)
    }
  }

  return {
    decide(exchange) {
      const { captured } = exchange
      settle(exchange, (target, deliveryId) => {
        if (target) return decide(captured, { ...target, now: captured.receivedAt, crypto, deliveryId })
        compareInVain(captured.body, crypto)
        return { verdict: decideUnmatched(captured, deliveryId), eventType: null, dedupe: null }
      })
    },
    refuse(exchange, refusal) {
      exchange.isLast = true
      settle(exchange, (_target, deliveryId) => decideRefusal(refusal, deliveryId))
    },
  }
}
