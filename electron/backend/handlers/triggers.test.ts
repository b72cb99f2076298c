import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

const custom = { connectionId: 'custom-webhook', eventType: null }

const urlOf = async (test: TestBackend, token: string): Promise<string> => {
  const { status } = await test.call('app.snapshot', {})
  return `${status.publicBase}/hooks/${token}`
}

describe('a new trigger', () => {
  it('is a draft with an unguessable token, a name from the choice, and a key', async () => {
    const test = await openTestBackend()
    const first = await test.call('triggers.create', { connectionId: 'github', eventType: 'push' })
    const second = await test.call('triggers.create', { connectionId: 'github', eventType: 'push' })
    expect(first).toMatchObject({ state: 'draft', listening: false, keyLost: false, schema: null })
    expect(first.token).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(first.token).not.toBe(second.token)
    expect(first.name).toMatch(/^Webhook: ./)
    expect(first.authentication.method).toBe('signature')
    expect(first.keys).toHaveLength(1)
    expect((await test.call('app.snapshot', {})).triggers).toEqual([first, second])
  })

  it('has no key where the vendor issues the secret, and says so instead of listening', async () => {
    const test = await openTestBackend()
    const { id, keys } = await test.call('triggers.create', { connectionId: 'stripe', eventType: null })
    expect(keys).toEqual([])
    const error = await test.fail('triggers.listen', { triggerId: id, listening: true })
    expect(error.code).toBe('invalid_state')
    expect(error.message).toContain('Stripe')
  })

  it('is not made for an event that does not exist', async () => {
    const test = await openTestBackend()
    expect((await test.fail('triggers.create', { connectionId: 'acme', eventType: null })).code).toBe('invalid_input')
    expect((await test.fail('triggers.create', { connectionId: 'github', eventType: 'acme' })).code).toBe(
      'invalid_input',
    )
    expect((await test.call('app.snapshot', {})).triggers).toEqual([])
  })
})

describe('an update', () => {
  it('keeps the URL and the keys over any change', async () => {
    const test = await openTestBackend()
    const before = await test.call('triggers.create', custom)
    const after = await test.call('triggers.update', {
      triggerId: before.id,
      name: 'Orders',
      choice: { connectionId: 'github', eventType: 'push' },
    })
    expect(after.token).toBe(before.token)
    expect(after.keys).toEqual(expect.arrayContaining(before.keys))
    expect(after).toMatchObject({ name: 'Orders', connectionId: 'github', eventType: 'push' })
  })

  it('lets a pre-filled name follow the choice, and leaves one that the user wrote', async () => {
    const test = await openTestBackend()
    const { id: triggerId, name } = await test.call('triggers.create', custom)
    const followed = await test.call('triggers.update', {
      triggerId,
      choice: { connectionId: 'github', eventType: 'push' },
    })
    expect(followed.name).not.toBe(name)
    await test.call('triggers.update', { triggerId, name: 'Mine' })
    const kept = await test.call('triggers.update', { triggerId, choice: custom })
    expect(kept.name).toBe('Mine')
  })

  it('makes a key for a scheme that has none of its form, and finds the old one when switching back', async () => {
    const test = await openTestBackend()
    const { id: triggerId, authentication } = await test.call('triggers.create', custom)
    const first = await test.call('keys.reveal', { triggerId })
    const signed = await test.call('triggers.update', {
      triggerId,
      authentication: { ...authentication, method: 'signature', preset: 'standard-webhooks' },
    })
    expect(signed.keys.map(({ format }) => format).sort()).toEqual(['hookwright', 'whsec'])
    expect((await test.call('keys.reveal', { triggerId })).secret).toMatch(/^whsec_/)
    await test.call('triggers.update', { triggerId, authentication })
    expect(await test.call('keys.reveal', { triggerId })).toEqual(first)
  })

  it('refuses a preset that the connection does not have, and changes nothing', async () => {
    const test = await openTestBackend()
    const { id: triggerId, authentication } = await test.call('triggers.create', custom)
    const error = await test.fail('triggers.update', {
      triggerId,
      authentication: { ...authentication, preset: 'acme' },
    })
    expect(error.message).toContain('“acme”')
    expect((await test.call('app.snapshot', {})).triggers[0]?.authentication).toEqual(authentication)
  })

  it('loses nothing when several changes are made at once', async () => {
    const test = await openTestBackend()
    const { id: triggerId, authentication } = await test.call('triggers.create', custom)
    await Promise.all([
      test.call('triggers.update', { triggerId, name: 'Orders' }),
      test.call('keys.rotate', { triggerId }),
      test.call('triggers.update', { triggerId, authentication: { ...authentication, headerName: 'X-Order-Key' } }),
      test.call('keys.rotate', { triggerId }),
    ])
    const [trigger] = (await test.call('app.snapshot', {})).triggers
    expect(trigger).toMatchObject({ name: 'Orders', authentication: { headerName: 'X-Order-Key' } })
    expect(trigger?.keys).toHaveLength(3)
  })
})

describe('the states', () => {
  it('completes only with a confirmed schema', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', custom)
    const error = await test.fail('triggers.transition', { triggerId, to: 'complete' })
    expect(error).toMatchObject({ code: 'invalid_state', message: expect.stringContaining('Sample Event') })
    expect((await test.fail('triggers.transition', { triggerId, to: 'pause' })).code).toBe('invalid_state')
    expect((await test.fail('triggers.transition', { triggerId, to: 'resume' })).code).toBe('invalid_state')
  })

  it('answers as the state says: draft 503, listening 200, ready 200, paused 503', async () => {
    const test = await openTestBackend()
    const { id: triggerId, token } = await test.call('triggers.create', custom)
    const { secret } = await test.call('keys.reveal', { triggerId })
    const url = await urlOf(test, token)
    const send = async (): Promise<number> => (await post(url, '{"a":1}', { 'X-API-Key': secret })).status

    expect(await send()).toBe(503)
    expect(await test.call('triggers.listen', { triggerId, listening: true })).toMatchObject({ listening: true })
    expect(await send()).toBe(200)
    await test.call('schemas.apply', { triggerId })
    const ready = await test.call('triggers.transition', { triggerId, to: 'complete' })
    expect(ready).toMatchObject({ state: 'ready', listening: false })
    expect(await send()).toBe(200)
    await test.call('triggers.transition', { triggerId, to: 'pause' })
    expect(await send()).toBe(503)
    expect((await test.fail('triggers.listen', { triggerId, listening: true })).message).toContain('paused')
    await test.call('triggers.transition', { triggerId, to: 'resume' })
    expect(await send()).toBe(200)
  })

  it('stops listening everywhere when the window has gone', async () => {
    const test = await openTestBackend()
    const first = await test.call('triggers.create', custom)
    const second = await test.call('triggers.create', custom)
    await test.call('triggers.listen', { triggerId: first.id, listening: true })
    await test.call('triggers.listen', { triggerId: second.id, listening: true })
    await test.backend.stopListening()
    expect((await test.call('app.snapshot', {})).triggers.map(({ listening }) => listening)).toEqual([false, false])
  })
})

describe('removal', () => {
  it('takes the trigger, its deliveries and its secrets away', async () => {
    const test = await openTestBackend()
    const { id: triggerId, token, keys } = await test.call('triggers.create', custom)
    const url = await urlOf(test, token)
    await post(url, '{}', { 'X-API-Key': 'wrong' })
    await test.call('triggers.remove', { triggerId })
    expect((await post(url, '{}')).status).toBe(404)
    expect(await test.vault.read(`key:${keys[0]?.id}`)).toBeNull()
    expect(
      (await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 10 })).deliveries,
    ).toEqual([])
    expect((await test.fail('triggers.remove', { triggerId })).code).toBe('not_found')
    await test.call('app.snapshot', {})
    expect(test.facts()).toContainEqual({ fact: 'trigger.removed', triggerId })
  })
})

describe('copy', () => {
  it('puts the real values on the clipboard and hands none to the window', async () => {
    const test = await openTestBackend()
    const { id: triggerId, token } = await test.call('triggers.create', custom)
    const { secret } = await test.call('keys.reveal', { triggerId })
    const url = await urlOf(test, token)
    expect(await test.call('triggers.copy', { triggerId, field: 'baseUrl' })).toEqual({})
    expect(test.desktop.clipboard).toBe(url)
    expect(await test.call('triggers.copy', { triggerId, field: 'fullUrl' })).toEqual({})
    expect(test.desktop.clipboard).toBe(`${url}?apikey=${secret}`)
    expect(await test.call('triggers.copy', { triggerId, field: 'apiKey' })).toEqual({})
    expect(test.desktop.clipboard).toBe(secret)
  })

  it('has no full URL under Signature', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: 'push' })
    expect((await test.fail('triggers.copy', { triggerId, field: 'fullUrl' })).message).toContain('Base URL')
  })
})
