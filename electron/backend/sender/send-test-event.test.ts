import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connections } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import { generateSecret } from '@shared/domain/secrets'
import { exampleKey } from '@shared/domain/testing/example-key'
import { makeRequest } from '@shared/domain/testing/fixtures'
import { contextFor, exampleConfig } from '@shared/domain/testing/sign-sample'
import { fullUrl } from '@shared/domain/urls'
import { nodeCrypto } from '../node/node-crypto'
import { systemRandom } from '../node/system-random'
import type { ReceiverTarget } from '../receiver/receiver'
import { startReceiver } from '../receiver/testing/start-receiver'
import { createTarget, tokens } from '../receiver/testing/trigger-fixtures'
import { createSender } from './send-test-event'
import type { TestEventInput } from './send-test-event'

const clock = { now: () => Date.now(), monotonic: () => performance.now() }
const sender = createSender({ clock, random: systemRandom, crypto: nodeCrypto })

interface Way {
  connection: Connection
  method: 'apiKey' | 'signature'
  preset: string
  eventType: string | null
}

interface Prepared {
  target: ReceiverTarget
  secret: string
  privateKey: Uint8Array | undefined
}

const ways: Way[] = connections.flatMap((connection) =>
  connection.presets.flatMap(({ id: preset }) =>
    (['apiKey', 'signature'] as const).flatMap((method) =>
      [null, ...connection.eventTypes.map(({ id }) => id)].map((eventType) => ({
        connection,
        method,
        preset,
        eventType,
      })),
    ),
  ),
)

function prepare({ connection, method, preset, eventType }: Way): Prepared {
  const known = connection.presets.find(({ id }) => id === preset)
  if (!known) throw new Error(`No preset ${preset}`)
  const { privateKey, secret: key } = exampleKey(known)
  const secret = method === 'apiKey' ? generateSecret('hookwright', systemRandom.bytes(32)) : key.secret
  const plain = createTarget({ token: tokens.apiKey, method, preset: 'blink', secret })
  const trigger = {
    ...plain.trigger,
    connectionId: connection.id,
    eventType,
    authentication: { method, preset, headerName: 'X-API-Key', config: exampleConfig(connection) },
  }
  const event = connection.eventTypes.find(({ id }) => id === eventType) ?? connection.eventTypes[0]
  if (!event) throw new Error('a connection has event types')
  const sample = { name: '', connection, preset: known, event }
  const { remoteKeys } = contextFor(sample, makeRequest({ headers: event.headers, body: event.sample }))
  return { target: { ...plain, connection, trigger, ...(remoteKeys ? { remoteKeys } : {}) }, secret, privateKey }
}

const inputFor = (
  { target, secret, privateKey }: Prepared,
  port: number,
  changes: Partial<TestEventInput> = {},
): TestEventInput => {
  const url = target.publicUrls[0] ?? ''
  return {
    trigger: target.trigger,
    connection: target.connection,
    url,
    fullUrl: fullUrl(new URL(url).origin, target.trigger.token, secret),
    secret,
    privateKey,
    localOrigin: `http://127.0.0.1:${port}`,
    ...changes,
  }
}

describe('a test event', () => {
  it.each(ways)('is taken for genuine: $connection.id, $method, $preset, $eventType', async (way) => {
    const prepared = prepare(way)
    const { target } = prepared
    const { port, deliveries } = await startReceiver({ targets: [target] })
    const sent = await sender.send(inputFor(prepared, port))
    const status = way.connection.reply?.accepted?.status ?? 200
    expect(sent).toMatchObject({ ok: true, value: { status } })
    expect(deliveries).toHaveLength(1)
    expect(deliveries[0]?.verdict).toMatchObject({ authentic: true })
    expect(['accepted', 'handshake']).toContain(deliveries[0]?.verdict.outcome)
  })

  it('is not taken for a replay of the one before, where only the time tells them apart', async () => {
    const way: Way = { connection: connections[0] as Connection, method: 'signature', preset: 'blink', eventType: null }
    const prepared = prepare(way)
    const { target } = prepared
    const { port, deliveries } = await startReceiver({ targets: [target] })
    const frozen = createSender({ clock: { ...clock, now: () => 1_000 }, random: systemRandom, crypto: nodeCrypto })
    for (let count = 0; count < 3; count += 1) await frozen.send(inputFor(prepared, port))
    expect(
      new Set(deliveries.map(({ headers }) => JSON.stringify(headers.find(([name]) => /blink/i.test(name))))).size,
    ).toBe(3)
  })

  it.each(connections.map((connection) => [connection.id, connection] as const))(
    'is a new one every time, and names the delivery it became: %s',
    async (_id, connection) => {
      const preset = connection.presets[0]?.id ?? ''
      const prepared = prepare({ connection, method: 'signature', preset, eventType: null })
      const { target } = prepared
      const { port, deliveries } = await startReceiver({ targets: [target] })
      const sent = [await sender.send(inputFor(prepared, port)), await sender.send(inputFor(prepared, port))]
      expect(deliveries).toHaveLength(2)
      if (connection.reply?.accepted === undefined) {
        expect(sent.map((result) => result.ok && result.value.deliveryId)).toEqual(deliveries.map(({ id }) => id))
      }
      if (deliveries[0]?.dedupe?.kind !== 'delivery-id') return
      expect(deliveries[0].dedupe.key).not.toBe(deliveries[1]?.dedupe?.key)
    },
  )

  it('keeps the look of the vendor ids that it renews', async () => {
    const [stripe, github] = ['stripe', 'github'].map((id) => connections.find((connection) => connection.id === id))
    const keys: (string | undefined)[] = []
    for (const connection of [stripe, github]) {
      if (!connection) throw new Error('a connection is missing')
      const preset = connection.presets[0]?.id ?? ''
      const prepared = prepare({ connection, method: 'signature', preset, eventType: null })
      const { target } = prepared
      const { port, deliveries } = await startReceiver({ targets: [target] })
      await sender.send(inputFor(prepared, port))
      keys.push(deliveries[0]?.dedupe?.key)
    }
    expect(keys[0]).toMatch(/^evt_[0-9a-f]{32}$/)
    expect(keys[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('a test event that cannot be delivered', () => {
  const way: Way = { connection: connections[0] as Connection, method: 'apiKey', preset: 'blink', eventType: null }

  async function sendTo(answer: string | null): Promise<Awaited<ReturnType<typeof sender.send>>> {
    const prepared = prepare(way)
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => (answer === null ? socket.destroy() : socket.write(answer)))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    return sender.send(inputFor(prepared, (server.address() as AddressInfo).port))
  }

  it('says so when nothing listens', async () => {
    const prepared = prepare(way)
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const sent = await sender.send(inputFor(prepared, port))
    expect(sent).toMatchObject({ ok: false, error: { code: 'send_failed' } })
    expect(!sent.ok && sent.error.message).toContain('nothing listens')
  })

  it('says so when the connection is closed without an answer', async () => {
    const sent = await sendTo(null)
    expect(!sent.ok && sent.error.message).toContain('without an answer')
  })

  it('says so when the secret cannot sign', async () => {
    const prepared = prepare({ ...way, method: 'signature', preset: 'standard-webhooks' })
    const sent = await sender.send(inputFor(prepared, 9, { secret: 'whsec_not base64 at all' }))
    expect(!sent.ok && sent.error.message).toContain('could not be signed')
  })

  it('gives the status as it is, follows no redirect and reads no endless answer', async () => {
    const redirect = await sendTo('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n')
    expect(redirect).toMatchObject({ ok: true, value: { status: 302, deliveryId: null } })
    const endless = await sendTo(`HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n${'x'.repeat(200_000)}`)
    expect(endless).toMatchObject({ ok: true, value: { status: 200, deliveryId: null } })
  })
})
