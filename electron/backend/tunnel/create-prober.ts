import { randomBytes } from 'node:crypto'
import type { TunnelProbe } from '@shared/contracts/tunnel'
import type { Clock } from '../ports'
import { describeCallFailure, describeStranger } from './describe-answer'
import { fetchOnce } from './fetch-once'
import type { FetchedAnswer } from './fetch-once'

const timeoutMs = 10_000
const longestDetail = 300

/** Calls the app's own public URL, to see whether the outside reaches this app and no other. */
export interface Prober {
  /** Never rejects; takes 10 s at most. */
  probe(base: string): Promise<TunnelProbe>
  /**
   * Asked by the receiver about a call of `/probe/<nonce>`: the proof to answer with, or `null` when no probe of that nonce
   * is under way. `refusal` says why a delivery that came like this would be refused.
   */
  arrive(nonce: string, refusal: string | null): string | null
}

interface Expected {
  proof: string
  arrived: boolean
  refusal: string | null
}

type Found = Pick<TunnelProbe, 'outcome' | 'detail'>

const unreachable = (detail: string): Found => ({ outcome: 'unreachable', detail: detail.slice(0, longestDetail) })

function judge(answer: FetchedAnswer, expected: Expected): Found {
  if (expected.refusal !== null) return unreachable(`it arrives, but would be refused: ${expected.refusal}`)
  if (answer.kind === 'failed') {
    return unreachable(
      expected.arrived ? 'it arrives, but the answer does not come back' : describeCallFailure(answer.code, timeoutMs),
    )
  }
  if (answer.body === expected.proof) return { outcome: 'reachable', detail: null }
  if (expected.arrived) return unreachable('it arrives, but another answer comes back')
  const stranger = describeStranger(answer)
  return {
    outcome: stranger.isGateway ? 'unreachable' : 'somebody_else',
    detail: stranger.text.slice(0, longestDetail),
  }
}

/** A prober whose calls are known only to it and to the receiver of this process. */
export function createProber({ clock }: { clock: Clock }): Prober {
  const underWay = new Map<string, Expected>()

  return {
    async probe(base) {
      const nonce = randomBytes(16).toString('hex')
      const expected: Expected = { proof: randomBytes(16).toString('hex'), arrived: false, refusal: null }
      underWay.set(nonce, expected)
      const startedAt = clock.monotonic()
      try {
        const answer = await fetchOnce(`${base}/probe/${nonce}`, timeoutMs)
        const durationMs = clock.monotonic() - startedAt
        return { ...judge(answer, expected), base, at: clock.now(), durationMs }
      } finally {
        underWay.delete(nonce)
      }
    },
    arrive(nonce, refusal) {
      const expected = underWay.get(nonce)
      if (!expected || expected.arrived) return null
      expected.arrived = true
      expected.refusal = refusal
      return refusal === null ? expected.proof : null
    },
  }
}
