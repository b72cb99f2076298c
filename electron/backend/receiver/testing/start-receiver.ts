import { onTestFinished } from 'vitest'
import { mebibyte } from '@shared/contracts/settings'
import { nodeCrypto } from '../../node/node-crypto'
import { systemRandom } from '../../node/system-random'
import type { NewDelivery, RecordResult, StoredDelivery } from '../../storage/store'
import { createReceiver } from '../create-receiver'
import type { Receiver, ReceiverDependencies, ReceiverTarget } from '../receiver'
import { defaultReceiverLimits } from '../receiver-limits'
import type { ReceiverLimits } from '../receiver-limits'
import { createTargets, publicBase } from './trigger-fixtures'

export interface TestReceiver {
  receiver: Receiver
  port: number
  /** What was handed to the store, in order. */
  deliveries: NewDelivery[]
  /** What was logged. */
  lines: string[]
}

interface TestOptions {
  limits?: Partial<ReceiverLimits>
  bodyLimitBytes?: number
  targets?: readonly ReceiverTarget[]
  publicBase?: string | null
  findMark?: ReceiverDependencies['findMark']
  answerProbe?: ReceiverDependencies['answerProbe']
  keepSecret?: ReceiverDependencies['keepSecret']
  /** Stands in for the store. */
  record?: (delivery: NewDelivery) => Promise<RecordResult>
}

/** What a store answers that keeps everything. */
export function asStored(delivery: NewDelivery): RecordResult {
  const { id, triggerId, receivedAt, method, eventType, durationMs, madeBy, sender, verdict } = delivery
  const { outcome, reason, authentic, answer } = verdict
  const fromVerdict = { outcome, reason, authentic, status: answer.status }
  const known = { id, triggerId, receivedAt, method, eventType, durationMs, sender, ...fromVerdict }
  const stored: StoredDelivery = {
    summary: { ...known, seq: 1, size: delivery.body.length, ...(madeBy ? { madeBy } : {}) },
    verdict,
    sample: null,
  }
  return { stored: true, delivery: stored }
}

/** The dependencies of a receiver whose store is a list in memory. */
export function createDependencies(
  options: TestOptions = {},
): ReceiverDependencies & Pick<TestReceiver, 'deliveries' | 'lines'> {
  const deliveries: NewDelivery[] = []
  const lines: string[] = []
  const targets = new Map((options.targets ?? createTargets()).map((target) => [target.trigger.token, target]))
  return {
    deliveries,
    lines,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    random: systemRandom,
    crypto: nodeCrypto,
    log: {
      fact: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
      warn: (message, fields) => lines.push(JSON.stringify({ message, ...fields })),
      error: (message, error) => lines.push(`${message} ${String(error)}`),
    },
    bodyLimitBytes: () => options.bodyLimitBytes ?? mebibyte,
    findTarget: (token) => targets.get(token) ?? null,
    publicBase: () => (options.publicBase === undefined ? publicBase : options.publicBase),
    findMark: options.findMark ?? (() => null),
    answerProbe: options.answerProbe ?? (() => null),
    keepSecret: options.keepSecret ?? (() => Promise.resolve(false)),
    fetchedKeys: () => new Map(),
    fetchKeys: () => Promise.resolve(false),
    record: (delivery) => {
      deliveries.push(delivery)
      return options.record ? options.record(delivery) : Promise.resolve(asStored(delivery))
    },
  }
}

/** A receiver on a free port, closed when the test is over. */
export async function startReceiver(options: TestOptions = {}): Promise<TestReceiver> {
  const dependencies = createDependencies(options)
  const receiver = createReceiver(dependencies, { ...defaultReceiverLimits, lingerMs: 1_000, ...options.limits })
  onTestFinished(() => receiver.close(0))
  const { port } = await receiver.listen(0)
  return { receiver, port, deliveries: dependencies.deliveries, lines: dependencies.lines }
}
