import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connections } from '@shared/connections'
import { exampleKey } from '@shared/domain/testing/example-key'
import type { RouteInput } from '@shared/ipc/routes'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

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

describe('the sender', () => {
  const request = {
    method: 'POST' as const,
    query: '',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-GitHub-Event', 'issues'],
    ] as [string, string][],
    body: '{"action":"opened","mine":1}',
  }

  async function openGithub() {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: null })
    const sendIt = (changes: Partial<RouteInput<'sender.send'>> = {}) =>
      ({ triggerId, request, proof: 'signature', route: 'local', freshId: true, ...changes }) as const
    return { test, triggerId, sendIt }
  }

  it('sends what it is given, and names the delivery it became with its verdict', async () => {
    const { test, sendIt } = await openGithub()
    const sent = await test.call('sender.send', sendIt())
    expect(sent).toMatchObject({
      answer: { status: 503, headers: expect.arrayContaining([['retry-after', '60']]) },
      delivery: { outcome: 'refused', reason: 'trigger_draft', authentic: true },
      request: { method: 'POST', size: request.body.length },
    })
    const deliveryId = sent.delivery?.id ?? ''
    const body = await test.call('deliveries.body', { deliveryId, form: 'raw' })
    expect(body.text).toBe(request.body)
    expect(await test.call('deliveries.get', { deliveryId })).toMatchObject({ madeBy: 'sender' })
  })

  it('makes no first genuine event, no first handshake and no use of the key', async () => {
    const { test, triggerId, sendIt } = await openGithub()
    await test.call('triggers.listen', { triggerId, listening: true })
    await test.call('sender.send', sendIt())
    await test.call('sender.playHandshake', { triggerId, handshakeId: 'ping' })
    await test.call('sender.check', { triggerId })
    const none = { firstAuthenticAt: null, firstHandshakeAt: null, keys: [{ lastUsedAt: null }], sampleCount: 1 }
    expect((await test.call('app.snapshot', {})).triggers).toMatchObject([none])
    const again = await test.restart()
    expect((await again.call('app.snapshot', {})).triggers).toMatchObject([none])
  })

  it.each([
    [[['Bad Name', 'x']], 'no header name'],
    [[['', 'x']], 'no name'],
    [[['X-Own', 'a\nb']], 'line break'],
    [[['Content-Length', '3']], 'set by the connection itself'],
  ])('refuses headers that cannot be sent: %j', async (headers, why) => {
    const { test, sendIt } = await openGithub()
    const error = await test.fail(
      'sender.send',
      sendIt({ request: { ...request, headers: headers as [string, string][] } }),
    )
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining(why) })
  })

  it('has no public URL to send to without a tunnel, and no proof that the trigger does not take', async () => {
    const { test, sendIt } = await openGithub()
    expect((await test.fail('sender.send', sendIt({ route: 'tunnel' }))).message).toContain('No tunnel is connected')
    expect((await test.fail('sender.send', sendIt({ proof: 'query' }))).code).toBe('invalid_input')
  })

  it('needs no secret to send without a proof', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'stripe', eventType: null })
    const sent = await test.call('sender.send', { triggerId, request, proof: 'none', route: 'local', freshId: true })
    expect(sent.delivery).toMatchObject({ outcome: 'refused', reason: 'signature_missing' })
  })
})

const handshakes = connections.flatMap((connection) => connection.handshakes.map((rule) => ({ connection, rule })))

describe('a handshake that is played', () => {
  it.each(handshakes.map((entry) => [`${entry.connection.id} ${entry.rule.id}`, entry] as const))(
    'is answered as its vendor wants: %s',
    async (_name, { connection, rule }) => {
      const test = await openTestBackend()
      const { id: triggerId } = await test.call('triggers.create', { connectionId: connection.id, eventType: null })
      const preset = connection.presets[0]
      if (!preset) throw new Error('a connection has a preset')
      const config = Object.fromEntries((connection.config ?? []).map(({ name }) => [name, `example-${name}`]))
      const authentication = { method: 'signature', preset: preset.id, headerName: 'X-API-Key', config } as const
      await test.call('triggers.update', { triggerId, authentication })
      if (preset.secret.format === 'vendor') {
        await test.call('keys.setVendorSecret', { triggerId, secret: exampleKey(preset).secret.secret })
      }
      const before = (await test.call('app.snapshot', {})).triggers[0]
      const played = await test.call('sender.playHandshake', { triggerId, handshakeId: rule.id })
      expect(played).toMatchObject({ passed: true, expected: { status: played.sent.answer.status } })
      expect(played.sent.delivery?.outcome).toBe(rule.refuses ? 'refused' : 'handshake')
      const after = (await test.call('app.snapshot', {})).triggers[0]
      expect(after?.keys).toEqual(before?.keys)
    },
  )

  it('is an event for a trigger that waits for it', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: 'ping' })
    const error = await test.fail('sender.playHandshake', { triggerId, handshakeId: 'ping' })
    expect(error).toMatchObject({ code: 'invalid_state', message: expect.stringContaining('taken as an event') })
  })
})

describe('the security check', () => {
  it.each(['draft', 'paused'] as const)('works on a trigger that is %s, and leaves nothing behind', async (state) => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: 'push' })
    if (state === 'paused') {
      await test.call('triggers.listen', { triggerId, listening: true })
      await test.call('sender.sendTest', { triggerId })
      await test.call('schemas.apply', { triggerId })
      await test.call('triggers.transition', { triggerId, to: 'complete' })
      await test.call('triggers.transition', { triggerId, to: 'pause' })
    }
    const samples = (await test.call('samples.list', { triggerId })).samples.length
    const report = await test.call('sender.check', { triggerId })
    expect(report.rows.filter(({ result }) => result === 'failed')).toEqual([])
    expect(report.notes.join(' ')).toContain(state)
    expect((await test.call('samples.list', { triggerId })).samples).toHaveLength(samples)
    const id = report.rows[0]?.observed?.deliveryId ?? ''
    expect(await test.call('deliveries.get', { deliveryId: id })).toMatchObject({
      madeBy: 'security-check',
      outcome: 'accepted',
    })
    expect((await test.fail('samples.addFromDelivery', { deliveryId: id })).code).toBe('not_allowed')
    const sent = await test.call('sender.sendTest', { triggerId })
    expect(sent.status).toBe(503)
  })

  it('is saved as JSON or Markdown, once it was run', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    expect((await test.fail('sender.exportCheck', { triggerId, format: 'json' })).code).toBe('invalid_state')
    const report = await test.call('sender.check', { triggerId })
    await test.call('sender.exportCheck', { triggerId, format: 'json' })
    await test.call('sender.exportCheck', { triggerId, format: 'markdown' })
    const [json, markdown] = test.desktop.saved
    expect(JSON.parse(json?.contents ?? '')).toEqual(report)
    expect(markdown).toMatchObject({ suggestedName: expect.stringMatching(/\.md$/) })
    expect(markdown?.contents).toContain('| Another key | 401, Wrong API key |')
    test.desktop.saving = 'cancelled'
    expect(await test.call('sender.exportCheck', { triggerId, format: 'json' })).toEqual({ path: null })
  })

  it('stores no working key with what reached no trigger', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const { secret } = await test.call('keys.reveal', { triggerId })
    await test.call('sender.check', { triggerId })
    const page = { triggerId: null, outcome: null, before: null, limit: 10 }
    const [unmatched] = (await test.call('deliveries.page', page)).deliveries
    expect(unmatched).toMatchObject({ madeBy: 'security-check', reason: 'unknown_token' })
    const everything = await readFile(join(test.directory, 'hookwright.db')).catch(() => Buffer.alloc(0))
    expect(everything.includes(secret)).toBe(false)
  })
})

describe('a replay', () => {
  async function openWithDelivery(connectionId: string, authentication?: { method: 'apiKey' }) {
    const test = await openTestBackend()
    const trigger = await test.call('triggers.create', { connectionId, eventType: null })
    const triggerId = trigger.id
    if (authentication) {
      await test.call('triggers.update', {
        triggerId,
        authentication: { ...trigger.authentication, ...authentication },
      })
    }
    await test.call('triggers.listen', { triggerId, listening: true })
    const { deliveryId } = await test.call('sender.sendTest', { triggerId })
    const first = await test.call('deliveries.get', { deliveryId: deliveryId ?? '' })
    const bodyOf = async (id: string) => (await test.call('deliveries.body', { deliveryId: id, form: 'raw' })).text
    return { test, triggerId, first, deliveryId: first.id, bodyOf }
  }

  it('of the same bytes is the same delivery once more', async () => {
    const { test, deliveryId, first, bodyOf } = await openWithDelivery('github')
    const again = await test.call('sender.replay', { deliveryId, isSignedAnew: false })
    expect(again).toMatchObject({
      answer: { status: 200 },
      delivery: { outcome: 'duplicate', reason: 'already_stored' },
    })
    const second = await test.call('deliveries.get', { deliveryId: again.delivery?.id ?? '' })
    const kept = (headers: typeof first.headers) => headers.filter(([name]) => !/^(host|connection)$/i.test(name))
    expect(kept(second.headers).sort()).toEqual(kept(first.headers).sort())
    expect(await bodyOf(second.id)).toBe(await bodyOf(first.id))
  })

  it('holds the key that the store does not', async () => {
    const { test, deliveryId } = await openWithDelivery('custom-webhook', { method: 'apiKey' })
    const again = await test.call('sender.replay', { deliveryId, isSignedAnew: false })
    expect(again.delivery).toMatchObject({ outcome: 'accepted', authentic: true })
  })

  it('of an old one is stale, and genuine again when it is signed anew', async () => {
    const { test, deliveryId, first, bodyOf } = await openWithDelivery('custom-webhook')
    await test.call('triggers.update', {
      triggerId: first.triggerId ?? '',
      authentication: { method: 'signature', preset: 'blink', headerName: 'X-API-Key' },
    })
    const signed = await test.call('sender.replay', { deliveryId, isSignedAnew: true })
    expect(signed.delivery).toMatchObject({ outcome: 'accepted', authentic: true })
    test.clock.advance(60 * 60 * 1000)
    const id = signed.delivery?.id ?? ''
    const same = await test.call('sender.replay', { deliveryId: id, isSignedAnew: false })
    expect(same.delivery).toMatchObject({ outcome: 'refused', reason: 'timestamp_stale' })
    const anew = await test.call('sender.replay', { deliveryId: id, isSignedAnew: true })
    expect(anew.delivery).toMatchObject({ outcome: 'accepted', authentic: true })
    expect(await bodyOf(anew.delivery?.id ?? '')).toBe(await bodyOf(deliveryId))
  })

  it('that is to be edited comes without its proof', async () => {
    const github = await openWithDelivery('github')
    const { request } = await github.test.call('sender.draft', { deliveryId: github.deliveryId })
    expect(request.headers.map(([name]) => name.toLowerCase())).toEqual(
      expect.arrayContaining(['content-type', 'x-github-event', 'x-github-delivery']),
    )
    expect(JSON.stringify(request.headers)).not.toMatch(/signature|host"|content-length/i)
    expect(request.body).toBe(await github.bodyOf(github.deliveryId))
    const keyed = await openWithDelivery('custom-webhook', { method: 'apiKey' })
    const draft = await keyed.test.call('sender.draft', { deliveryId: keyed.deliveryId })
    expect(JSON.stringify(draft)).not.toMatch(/api-key|key:|hwk_/i)
  })

  it('needs a delivery that is there, and that reached a trigger', async () => {
    const { test } = await openWithDelivery('github')
    expect((await test.fail('sender.replay', { deliveryId: 'dlv_gone', isSignedAnew: false })).code).toBe('not_found')
    const { publicBase } = (await test.call('app.snapshot', {})).status
    await post(`${publicBase}/hooks/unknown`, '{}')
    const page = { triggerId: null, outcome: null, before: null, limit: 1 }
    const [row] = (await test.call('deliveries.page', page)).deliveries
    expect((await test.fail('sender.draft', { deliveryId: row?.id ?? '' })).code).toBe('not_found')
  })
})
