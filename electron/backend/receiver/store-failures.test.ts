import { describe, expect, it } from 'vitest'
import { asDuplicate } from '@shared/domain/decide'
import type { RecordResult } from '../storage/store'
import type { ReceiverTarget } from './receiver'
import { asStored, startReceiver } from './testing/start-receiver'
import { post } from './testing/talk'
import { apiKey, createTarget, tokens } from './testing/trigger-fixtures'

const unavailable = { status: 503, body: '{"error":"unavailable"}', headers: { 'retry-after': '5' } }

describe('a delivery that is not stored', () => {
  it.each(['busy', 'failed'] as const)('is never acknowledged: %s', async (reason) => {
    const receiver = await startReceiver({ record: () => Promise.resolve({ stored: false, reason }) })
    expect(await post(receiver, { body: '{}' })).toMatchObject(unavailable)
    expect(await post(receiver, { headers: [], body: '{}' })).toMatchObject(unavailable)
    expect(receiver.lines).toHaveLength(1)
    expect(receiver.lines[0]).toContain(reason)
  })

  it('is not acknowledged when the store breaks its promise and rejects', async () => {
    const receiver = await startReceiver({ record: () => Promise.reject(new Error('disk gone')) })
    expect(await post(receiver, { body: '{}' })).toMatchObject(unavailable)
    expect(receiver.lines.join()).toContain('disk gone')
  })

  it('does not keep its sender waiting for ever', async () => {
    const receiver = await startReceiver({
      limits: { recordTimeoutMs: 50 },
      record: () => new Promise<RecordResult>(() => undefined),
    })
    expect(await post(receiver, { body: '{}' })).toMatchObject(unavailable)
  })

  it('is taken again as soon as the store works', async () => {
    let isBroken = true
    const receiver = await startReceiver({
      record: (delivery) => Promise.resolve(isBroken ? { stored: false, reason: 'failed' } : asStored(delivery)),
    })
    expect((await post(receiver, { body: '{}' })).status).toBe(503)
    isBroken = false
    expect((await post(receiver, { body: '{}' })).status).toBe(200)
  })
})

describe('a defect of the app', () => {
  it.each(['{}', ''])('makes the sender try again and stops nothing: body %j', async (body) => {
    let isDefective = true
    const target = createTarget({ token: tokens.apiKey, method: 'apiKey', preset: 'blink', secret: apiKey })
    const defective: ReceiverTarget = {
      ...target,
      get secrets() {
        if (isDefective) throw new Error('a defect')
        return target.secrets
      },
    }
    const receiver = await startReceiver({ targets: [defective] })
    expect(await post(receiver, { body })).toMatchObject(unavailable)
    expect(receiver.lines.join()).toContain('a defect')
    isDefective = false
    expect((await post(receiver, { body })).status).toBe(200)
  })
})

describe('the answer', () => {
  it('waits for the store', async () => {
    let commit = (): void => undefined
    const committed = new Promise<void>((resolve) => (commit = resolve))
    const receiver = await startReceiver({
      record: async (delivery) => {
        if (delivery.triggerId !== null) await committed
        return asStored(delivery)
      },
    })
    const events: string[] = []
    const reply = post(receiver, { body: '{}' }).then(() => events.push('answered'))
    await expect.poll(() => receiver.deliveries.length).toBe(1)
    // A whole round trip later an answer given too early would have arrived.
    await post(receiver, { path: '/other' })
    events.push('committed')
    commit()
    await reply
    expect(events).toEqual(['committed', 'answered'])
  })

  it('is that of the verdict which the store made of it', async () => {
    const receiver = await startReceiver({
      record: (delivery) => {
        const facts = { firstDeliveryId: 'dlv_first', sameBody: true, deliveryId: delivery.id }
        return Promise.resolve(asStored({ ...delivery, verdict: asDuplicate(delivery.verdict, facts) }))
      },
    })
    expect(await post(receiver, { body: '{}' })).toMatchObject({ status: 200, body: '{"status":"duplicate"}' })
  })
})
