import { connections } from '@shared/connections'
import { exampleKey } from '@shared/domain/testing/example-key'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'

afterEach(closeTestBackends)

const presets = connections.flatMap((connection) => connection.presets.map((preset) => ({ connection, preset })))

describe('a test event', () => {
  it('is answered as a draft is when nobody listens, and recorded', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const sent = await test.call('sender.sendTest', { triggerId })
    expect(sent).toMatchObject({ status: 503 })
    const { deliveries } = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 10 })
    expect(deliveries).toMatchObject([{ reason: 'trigger_draft', authentic: true }])
  })

  it('becomes a sample of the listening trigger, twice when sent twice', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: 'push' })
    await test.call('triggers.listen', { triggerId, listening: true })
    const sent = [await test.call('sender.sendTest', { triggerId }), await test.call('sender.sendTest', { triggerId })]
    expect(sent).toMatchObject([{ status: 200 }, { status: 200 }])
    const { samples } = await test.call('samples.list', { triggerId })
    expect(samples.map(({ deliveryId }) => deliveryId)).toEqual(sent.map(({ deliveryId }) => deliveryId))
    expect((await test.call('app.snapshot', {})).triggers[0]).toMatchObject({ sampleCount: 2, keyLost: false })
  })

  it.each(presets.map((entry) => [`${entry.connection.name} ${entry.preset.name}`, entry] as const))(
    'is signed as %s wants it',
    async (_name, { connection, preset }) => {
      const test = await openTestBackend()
      const { id: triggerId } = await test.call('triggers.create', { connectionId: connection.id, eventType: null })
      const authentication = { method: 'signature', preset: preset.id, headerName: 'X-API-Key' } as const
      await test.call('triggers.update', { triggerId, authentication })
      if (preset.secret.format === 'vendor') {
        await test.call('keys.setVendorSecret', {
          triggerId,
          secret: exampleKey(preset).secret.secret,
        })
      }
      await test.call('triggers.listen', { triggerId, listening: true })
      const status = connection.reply?.accepted?.status ?? 200
      expect(await test.call('sender.sendTest', { triggerId })).toMatchObject({ status })
    },
  )

  it('is not sent without a secret to sign it with', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'stripe', eventType: null })
    expect((await test.fail('sender.sendTest', { triggerId })).code).toBe('invalid_state')
  })
})
