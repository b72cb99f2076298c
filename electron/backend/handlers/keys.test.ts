import Stripe from 'stripe'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

const hour = 60 * 60 * 1000

async function openWithKey() {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  await test.call('triggers.listen', { triggerId, listening: true })
  const { status } = await test.call('app.snapshot', {})
  const url = `${status.publicBase}/hooks/${token}`
  const sendWith = async (secret: string): Promise<number> => (await post(url, '{}', { 'X-API-Key': secret })).status
  const reveal = async (from: TestBackend = test): Promise<string> =>
    (await from.call('keys.reveal', { triggerId })).secret
  return { test, triggerId, url, sendWith, reveal }
}

const lastReason = async (test: TestBackend, triggerId: string): Promise<string | null> => {
  const page = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 1 })
  return page.deliveries[0]?.reason ?? null
}

describe('rotation', () => {
  it('accepts the old key for 24 hours, with who still uses it, then says that it retired', async () => {
    const { test, triggerId, sendWith, reveal } = await openWithKey()
    const old = await reveal()
    await test.call('keys.rotate', { triggerId })
    const fresh = await reveal()
    expect(fresh).not.toBe(old)
    expect([await sendWith(fresh), await sendWith(old)]).toEqual([200, 200])
    const [trigger] = (await test.call('app.snapshot', {})).triggers
    const retiring = trigger?.keys.find((key) => key.retiresAt !== null)
    expect(retiring).toMatchObject({ retiresAt: test.clock.now() + 24 * hour, lastUsedAt: test.clock.now() })
    expect(retiring?.lastSender).toContain('127.0.0.1')

    test.clock.advance(24 * hour + 1000)
    expect([await sendWith(fresh), await sendWith(old)]).toEqual([200, 401])
    expect(await lastReason(test, triggerId)).toBe('key_retired')
  })

  it('forgets a retired key after seven days more, secret included', async () => {
    const { test, triggerId, sendWith, reveal } = await openWithKey()
    const old = await reveal()
    const { keys } = await test.call('keys.rotate', { triggerId })
    const oldId = keys.find((key) => key.retiresAt !== null)?.id
    test.clock.advance(8 * 24 * hour - 1000)
    const before = await test.restart()
    expect((await before.call('app.snapshot', {})).triggers[0]?.keys).toHaveLength(2)
    test.clock.advance(2000)
    const after = await before.restart()
    expect((await after.call('app.snapshot', {})).triggers[0]?.keys).toHaveLength(1)
    expect(await test.vault.read(`key:${oldId}`)).toBeNull()
    expect(sendWith).toBeTypeOf('function')
    expect(await reveal(after)).not.toBe(old)
  })

  it('drops the secrets of the oldest keys from the vault', async () => {
    const { test, triggerId } = await openWithKey()
    const [first] = (await test.call('app.snapshot', {})).triggers.flatMap(({ keys }) => keys)
    for (let times = 0; times < 4; times += 1) {
      test.clock.advance(1000)
      await test.call('keys.rotate', { triggerId })
    }
    const [trigger] = (await test.call('app.snapshot', {})).triggers
    expect(trigger?.keys).toHaveLength(4)
    expect(await test.vault.read(`key:${first?.id}`)).toBeNull()
  })
})

describe('revoking', () => {
  it('ends a retiring key at once', async () => {
    const { test, triggerId, sendWith, reveal } = await openWithKey()
    const old = await reveal()
    const { keys } = await test.call('keys.rotate', { triggerId })
    const retiring = keys.find((key) => key.retiresAt !== null)
    await test.call('keys.revoke', { triggerId, keyId: retiring?.id ?? '' })
    expect([await sendWith(await reveal()), await sendWith(old)]).toEqual([200, 401])
    expect(await test.vault.read(`key:${retiring?.id}`)).toBeNull()
  })

  it('replaces the active key, so that the trigger can still be used', async () => {
    const { test, triggerId, sendWith, reveal } = await openWithKey()
    const old = await reveal()
    const [active] = (await test.call('app.snapshot', {})).triggers.flatMap(({ keys }) => keys)
    await test.call('keys.revoke', { triggerId, keyId: active?.id ?? '' })
    expect([await sendWith(await reveal()), await sendWith(old)]).toEqual([200, 401])
  })

  it('says when the key is not there any more', async () => {
    const { test, triggerId } = await openWithKey()
    expect((await test.fail('keys.revoke', { triggerId, keyId: 'key_gone' })).code).toBe('not_found')
  })
})

describe("a vendor's secret", () => {
  const secret = `whsec_${'a1B2c3D4'.repeat(4)}`
  const openStripe = async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'stripe', eventType: null })
    return { test, triggerId }
  }

  it('is taken without the whitespace that pasting adds, and kept in the vault only', async () => {
    const { test, triggerId } = await openStripe()
    const { trigger } = await test.call('keys.setVendorSecret', { triggerId, secret: ` ${secret}\n` })
    expect(await test.call('keys.reveal', { triggerId })).toEqual({ keyId: trigger.keys[0]?.id, secret })
    expect(JSON.stringify(trigger)).not.toContain(secret)
  })

  it('comes with a warning when it does not look like one', async () => {
    const { test, triggerId } = await openStripe()
    const { warning } = await test.call('keys.setVendorSecret', { triggerId, secret: 'sk_live_of_another_kind' })
    expect(warning).toContain('whsec_')
  })

  it('replaces one that never worked at once, and lets one that the vendor used retire', async () => {
    const { test, triggerId } = await openStripe()
    await test.call('keys.setVendorSecret', { triggerId, secret: 'whsec_typo' })
    const { trigger } = await test.call('keys.setVendorSecret', { triggerId, secret })
    expect(trigger.keys).toHaveLength(1)

    await test.call('triggers.listen', { triggerId, listening: true })
    expect((await test.call('sender.sendTest', { triggerId })).status).toBe(200)
    const once = await test.call('keys.setVendorSecret', { triggerId, secret: `${secret}other` })
    expect(once.trigger.keys).toHaveLength(1)
    await test.call('keys.setVendorSecret', { triggerId, secret })

    const payload = '{"id":"evt_1","type":"invoice.paid"}'
    const timestamp = Math.floor(test.clock.now() / 1000)
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
    const { publicBase } = (await test.call('app.snapshot', {})).status
    expect(
      (await post(`${publicBase}/hooks/${trigger.token}`, payload, { 'Stripe-Signature': signature })).status,
    ).toBe(200)
    const rolled = await test.call('keys.setVendorSecret', { triggerId, secret: `${secret}new` })
    expect(rolled.trigger.keys.map((key) => key.retiresAt === null)).toEqual([true, false])
  })

  it('stays as it is when the same is pasted again', async () => {
    const { test, triggerId } = await openStripe()
    const first = await test.call('keys.setVendorSecret', { triggerId, secret })
    const again = await test.call('keys.setVendorSecret', { triggerId, secret })
    expect(again.trigger.keys).toEqual(first.trigger.keys)
  })

  it('is refused when nothing is left of it', async () => {
    const { test, triggerId } = await openStripe()
    expect((await test.fail('keys.setVendorSecret', { triggerId, secret: ' \n ' })).code).toBe('invalid_input')
  })

  it('cannot be rotated here, nor set where Hookwright makes the key', async () => {
    const { test, triggerId } = await openStripe()
    expect((await test.fail('keys.rotate', { triggerId })).message).toContain('Stripe')
    const custom = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    expect((await test.fail('keys.setVendorSecret', { triggerId: custom.id, secret })).code).toBe('invalid_state')
  })
})

describe('a key that the vault has lost', () => {
  it('is shown as lost, refuses deliveries with the reason, and is replaced by rotating', async () => {
    const { test, triggerId, reveal } = await openWithKey()
    const secret = await reveal()
    const [key] = (await test.call('app.snapshot', {})).triggers.flatMap(({ keys }) => keys)
    await test.vault.remove(`key:${key?.id}`)
    const after = await test.restart()
    const snapshot = await after.call('app.snapshot', {})
    expect(snapshot.triggers[0]?.keyLost).toBe(true)
    const url = `${snapshot.status.publicBase}/hooks/${snapshot.triggers[0]?.token}`
    expect((await post(url, '{}', { 'X-API-Key': secret })).status).toBe(401)
    expect(await lastReason(after, triggerId)).toBe('secret_unavailable')
    expect((await after.fail('keys.reveal', { triggerId })).message).toContain('Rotate')
    expect((await after.fail('triggers.listen', { triggerId, listening: true })).code).toBe('invalid_state')

    const rotated = await after.call('keys.rotate', { triggerId })
    expect(rotated).toMatchObject({ keyLost: false })
    expect(rotated.keys).toHaveLength(1)
    await after.call('triggers.listen', { triggerId, listening: true })
    expect((await post(url, '{}', { 'X-API-Key': await reveal(after) })).status).toBe(200)
  })
})
