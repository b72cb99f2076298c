import type { Evidence } from '@shared/contracts/verdict'
import { decide, decideUnmatched } from '@shared/domain/decide'
import type { Decision } from '@shared/domain/decision'
import { createTimedId } from '../ids'
import { compareInVain } from './compare-in-vain'
import { completeDecision } from './complete-decision'
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

/** The secret that a request of the app's own tells is made up, so it does not become the trigger's key. */
function withoutCapture(decision: Decision): Decision {
  if (!decision.capture) return decision
  const { verdict } = decision
  const note = (fact: Evidence): Evidence =>
    fact.label === 'Secret' ? { ...fact, value: 'made up by Hookwright, so the key of this trigger stays' } : fact
  const stages = verdict.stages.map((stage) => ({ ...stage, evidence: stage.evidence.map(note) }))
  return { ...decision, verdict: { ...verdict, stages }, capture: undefined }
}

export function createJudge(dependencies: ReceiverDependencies, settler: Settler): Judge {
  const { clock, crypto, random, findTarget } = dependencies

  const targetOf = ({ mark, token }: Exchange): ReceiverTarget | null => {
    const target = token === null ? null : findTarget(token)
    return target && mark?.isTrial
      ? { ...target, trigger: { ...target.trigger, state: 'ready', conditions: null }, listening: true }
      : target
  }

  const conclude = (exchange: Exchange, id: string, decision: Decision): void => {
    const { captured, mark, publicBase } = exchange
    const target = targetOf(exchange)
    const durationMs = clock.monotonic() - exchange.startedAt
    if (decision.capture) exchange.secretAnswer = decision.verdict.answer
    settler.settle(exchange, makeDelivery({ id, captured, mark, publicBase, decision, target, durationMs }, random))
  }

  const settle = (exchange: Exchange, judge: (target: ReceiverTarget | null, deliveryId: string) => Decision): void => {
    try {
      const target = targetOf(exchange)
      const id = `dlv_${createTimedId(random, exchange.captured.receivedAt)}`
      const decision = exchange.mark ? withoutCapture(judge(target, id)) : judge(target, id)
      const completed = completeDecision(decision, target, () => judge(target, id), dependencies)
      if (completed === null) return conclude(exchange, id, decision)
      completed
        .then((complete) => conclude(exchange, id, complete))
        .catch((error: unknown) => settler.giveUp(exchange, error))
    } catch (error) {
      settler.giveUp(exchange, error)
    }
  }

  const judgeFor = ({ captured }: Exchange, target: ReceiverTarget, deliveryId: string): Decision => {
    const fetched = dependencies.fetchedKeys()
    const remoteKeys = target.remoteKeys ? new Map([...fetched, ...target.remoteKeys]) : fetched
    return decide(captured, { ...target, remoteKeys, now: captured.receivedAt, crypto, deliveryId })
  }

  return {
    decide(exchange) {
      settle(exchange, (target, deliveryId) => {
        if (target) return judgeFor(exchange, target, deliveryId)
        compareInVain(exchange.captured.body, crypto)
        return { verdict: decideUnmatched(exchange.captured, deliveryId), eventType: null, dedupe: null }
      })
    },
    refuse(exchange, refusal) {
      exchange.isLast = true
      settle(exchange, (_target, deliveryId) => decideRefusal(refusal, deliveryId))
    },
  }
}
