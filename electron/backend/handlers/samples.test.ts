import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

async function openWithTrigger() {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  const { secret } = await test.call('keys.reveal', { triggerId })
  const { status } = await test.call('app.snapshot', {})
  const url = `${status.publicBase}/hooks/${token}`
  const send = (body: string, key = secret) => post(url, body, { 'X-API-Key': key, 'Content-Type': 'application/json' })
  return { test, triggerId, secret, url, send }
}

const newest = async (test: TestBackend, triggerId: string | null) => {
  const page = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 1 })
  return page.deliveries[0]?.id ?? 'missing'
}

describe('a sample', () => {
  it('is taken from each authentic event while listening, and told to the window', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    await test.call('triggers.listen', { triggerId, listening: true })
    await send('{"order":1}')
    await send('{"order":2}', 'wrong')
    const { samples } = await test.call('samples.list', { triggerId })
    expect(samples).toHaveLength(1)
    const { triggers } = await test.call('app.snapshot', {})
    expect(triggers[0]?.sampleCount).toBe(1)
    expect(test.facts()).toContainEqual({ fact: 'sample.added', sample: samples[0] })
  })

  it('shows its body, and its headers without the key', async () => {
    const { test, triggerId, secret, send } = await openWithTrigger()
    await test.call('triggers.listen', { triggerId, listening: true })
    await send('{"order":1}')
    const { samples } = await test.call('samples.list', { triggerId })
    const view = await test.call('samples.get', { sampleId: samples[0]?.id ?? '' })
    expect(JSON.parse(view.body.text)).toEqual({ order: 1 })
    expect(JSON.stringify(view)).not.toContain(secret)
  })

  it('can be made afterwards of a delivery that only a draft or a pause refused, once', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    expect((await send('{"order":1}')).status).toBe(503)
    const deliveryId = await newest(test, triggerId)
    const sample = await test.call('samples.addFromDelivery', { deliveryId })
    expect(await test.call('samples.addFromDelivery', { deliveryId })).toEqual(sample)
    expect((await test.call('samples.list', { triggerId })).samples).toEqual([sample])
    expect((await test.call('app.snapshot', {})).triggers[0]?.sampleCount).toBe(1)
  })

  it('is not made of a delivery that did not prove its sender', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    await send('{"order":1}', 'wrong')
    const error = await test.fail('samples.addFromDelivery', { deliveryId: await newest(test, triggerId) })
    expect(error.code).toBe('not_allowed')
    expect(error.message).toMatch(/sample/)
    expect((await test.call('samples.list', { triggerId })).samples).toEqual([])
  })

  it('is not made of a request that matched no trigger', async () => {
    const { test, url } = await openWithTrigger()
    await post(url.replace(/.{22}$/, 'x'.repeat(22)), '{}')
    const deliveryId = await newest(test, null)
    expect((await test.fail('samples.addFromDelivery', { deliveryId })).code).toBe('not_allowed')
  })

  it('outlives its delivery, and goes when it is removed itself', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    await send('{"order":1}')
    const deliveryId = await newest(test, triggerId)
    const { id: sampleId } = await test.call('samples.addFromDelivery', { deliveryId })
    await test.call('deliveries.remove', { deliveryId })
    expect((await test.call('samples.get', { sampleId })).size).toBe(11)
    await test.call('samples.remove', { sampleId })
    expect((await test.fail('samples.get', { sampleId })).code).toBe('not_found')
    expect((await test.call('app.snapshot', {})).triggers[0]?.sampleCount).toBe(0)
    expect(test.facts()).toContainEqual({ fact: 'sample.removed', triggerId, sampleId })
  })
})

describe('the schema', () => {
  it('is nothing, and cannot be confirmed, while there is no sample', async () => {
    const { test, triggerId } = await openWithTrigger()
    expect(await test.call('schemas.analyse', { triggerId })).toEqual({ analysis: null })
    expect((await test.fail('schemas.apply', { triggerId })).code).toBe('invalid_state')
  })

  it('is learned from all samples together and confirmed with Apply', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    await test.call('triggers.listen', { triggerId, listening: true })
    await send('{"order":1,"note":"first"}')
    await send('{"order":2}')
    await send('{"order":3}')
    const { analysis } = await test.call('schemas.analyse', { triggerId })
    expect(analysis?.sampleCount).toBe(3)
    const confirmed = await test.call('schemas.apply', { triggerId })
    expect(confirmed.schemaConfirmedAt).toBe(test.clock.now())
    expect(confirmed.schema).toMatchObject({ type: 'object', required: ['order'] })
  })
})

describe('a delivery', () => {
  it('is shown whole but without the key, and its body in every form', async () => {
    const { test, triggerId, secret, url } = await openWithTrigger()
    await post(`${url}?apikey=${secret}&x=1`, '{"a":1}', { 'Content-Type': 'application/json' })
    const deliveryId = await newest(test, triggerId)
    const detail = await test.call('deliveries.get', { deliveryId })
    expect(detail.target).toContain('x=1')
    expect(JSON.stringify(detail)).not.toContain(secret)
    expect(await test.call('deliveries.body', { deliveryId, form: 'raw' })).toMatchObject({ text: '{"a":1}', total: 7 })
    expect((await test.call('deliveries.body', { deliveryId, form: 'pretty' })).text).toBe('{\n  "a": 1\n}')
    expect((await test.call('deliveries.body', { deliveryId, form: 'hex' })).text).toContain('7b')
  })

  it('takes its count with it when it is removed', async () => {
    const { test, triggerId, send } = await openWithTrigger()
    await send('{}')
    await send('{}')
    expect((await test.call('app.snapshot', {})).triggers[0]?.counts).toMatchObject({ all: 2, refused: 2 })
    await test.call('deliveries.remove', { deliveryId: await newest(test, triggerId) })
    expect((await test.call('app.snapshot', {})).triggers[0]?.counts).toMatchObject({ all: 1, refused: 1 })
  })

  it('is told as gone when it is', async () => {
    const { test } = await openWithTrigger()
    for (const name of ['deliveries.get', 'deliveries.remove', 'samples.addFromDelivery'] as const) {
      expect((await test.fail(name, { deliveryId: 'dlv_gone' })).code).toBe('not_found')
    }
  })
})
