import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connections, findConnection } from '@shared/connections'
import type { SenderProof, SenderRequest } from '@shared/contracts/sender'
import { must } from '@shared/domain/assert'
import { startReceiver } from '../receiver/testing/start-receiver'
import { buildTestEvent } from './build-test-event'
import { createTestSender, playVendor, realClock } from './testing/play-vendor'
import type { Way } from './testing/play-vendor'
import type { Vendor } from './vendor'

const { marks, sender } = createTestSender()

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

const wayOf = (id: string, method: Way['method'] = 'signature'): Way => {
  const connection = must(findConnection(id), 'in the registry')
  return { connection, method, preset: connection.presets[0]?.id ?? '', eventType: null }
}

interface Sending {
  request?: Partial<SenderRequest>
  proof?: SenderProof
  freshId?: boolean
  isTrial?: boolean
  by?: typeof sender
}

const proofOf = ({ trigger }: Vendor): SenderProof =>
  trigger.authentication.method === 'signature' ? 'signature' : 'header'

const send = (vendor: Vendor, { by = sender, ...changes }: Sending = {}) =>
  by.send(
    vendor,
    { ...buildTestEvent(vendor.connection, vendor.trigger.eventType), ...changes.request },
    {
      proof: changes.proof ?? proofOf(vendor),
      freshId: changes.freshId ?? true,
      madeBy: 'sender',
      isTrial: changes.isTrial ?? false,
    },
  )

/** A receiver of one trigger, and the vendor that posts to it. */
async function open(way: Way, changes: Partial<ReturnType<typeof playVendor>['target']> = {}) {
  const { target, vendorAt } = playVendor(way)
  const findMark = (text: string) => marks.find(text)
  const { port, deliveries } = await startReceiver({ targets: [{ ...target, ...changes }], findMark })
  return { deliveries, target, vendor: vendorAt(port) }
}

describe('a request of the sender', () => {
  it.each(ways)('is taken for genuine: $connection.id, $method, $preset, $eventType', async (way) => {
    const { deliveries, vendor } = await open(way)
    const sent = await send(vendor)
    const status = way.connection.reply?.accepted?.status ?? 200
    expect(sent).toMatchObject({ ok: true, value: { answer: { status }, delivery: { id: deliveries[0]?.id } } })
    expect(deliveries).toHaveLength(1)
    expect(deliveries[0]).toMatchObject({ madeBy: 'sender', verdict: { authentic: true } })
    expect(['accepted', 'handshake']).toContain(deliveries[0]?.verdict.outcome)
  })

  it('arrives as it was written, with its mark taken off', async () => {
    const { deliveries, vendor } = await open(wayOf('github'))
    const body = '{\n  "action": "opened", "nothing": true\n}\n'
    const headers: [string, string][] = [
      ['X-GitHub-Event', 'issues'],
      ['X-Own', 'one'],
      ['X-Own', 'two'],
    ]
    await send(vendor, { request: { body, headers, query: 'a=1' } })
    expect(Buffer.from(deliveries[0]?.body ?? []).toString()).toBe(body)
    expect(deliveries[0]?.target).toMatch(/\?a=1$/)
    expect(deliveries[0]?.headers).toEqual(expect.arrayContaining(headers))
    expect(JSON.stringify(deliveries[0]?.headers)).not.toMatch(/mark/i)
    expect(deliveries[0]?.verdict.authentic).toBe(true)
  })

  it('changes nothing of a body but the delivery id in it', async () => {
    const { deliveries, vendor } = await open(wayOf('stripe'))
    const body = '{ "id": "evt_1",\n\t"type": "x", "big": 12345678901234567890, "big": 1.0 }'
    await send(vendor, { request: { body } })
    const arrived = Buffer.from(deliveries[0]?.body ?? []).toString()
    expect(arrived).toMatch(/^\{ "id": "evt_[0-9a-f]{32}",/)
    expect(arrived.replace(/evt_[0-9a-f]{32}/, 'evt_1')).toBe(body)
    await send(vendor, { request: { body }, freshId: false })
    expect(Buffer.from(deliveries[1]?.body ?? []).toString()).toBe(body)
  })

  it('may be anything: a body that is no JSON is signed and sent as it is', async () => {
    const { deliveries, vendor } = await open(wayOf('stripe'))
    await send(vendor, { request: { body: '{"id": "evt_1", ' } })
    expect(Buffer.from(deliveries[0]?.body ?? []).toString()).toBe('{"id": "evt_1", ')
    expect(deliveries[0]?.verdict).toMatchObject({ authentic: true, outcome: 'flagged', reason: 'not_decodable' })
  })

  it('is refused without its proof, and says so', async () => {
    const { vendor } = await open(wayOf('github'))
    const sent = await send(vendor, { proof: 'none' })
    expect(sent).toMatchObject({
      ok: true,
      value: { answer: { status: 401 }, delivery: { outcome: 'refused', reason: 'signature_missing' } },
    })
  })

  it.each(['query', 'header'] as const)('carries the API key in the %s, masked on the screen', async (proof) => {
    const { deliveries, vendor } = await open(wayOf('custom-webhook', 'apiKey'))
    const sent = await send(vendor, { proof })
    expect(deliveries[0]?.verdict.authentic).toBe(true)
    expect(JSON.stringify(sent)).not.toContain(vendor.secret)
    expect(JSON.stringify(sent)).toContain('hwk_••••••')
  })

  it('shows the signature but never a token that is the secret itself', async () => {
    const gitlab = await open(wayOf('gitlab'))
    expect(JSON.stringify(await send(gitlab.vendor))).not.toContain(gitlab.vendor.secret)
    const github = await open(wayOf('github'))
    const sent = await send(github.vendor)
    expect(sent.ok && sent.value.request.headers.map(([name]) => name)).toContain('X-Hub-Signature-256')
  })

  it('is not taken for a replay of the one before, where only the time tells them apart', async () => {
    const frozen = createTestSender({ ...realClock, now: () => 1_000 })
    const { deliveries, vendor } = await open({ ...wayOf('custom-webhook'), preset: 'blink' })
    for (let count = 0; count < 3; count += 1) await send(vendor, { by: frozen.sender })
    const signatures = deliveries.map(({ headers }) => headers.find(([name]) => /blink/i.test(name))?.[1])
    expect(new Set(signatures).size).toBe(3)
  })

  it.each(connections.map(({ id }) => [id]))('is a new one every time: %s', async (id) => {
    const { deliveries, vendor } = await open(wayOf(id))
    const sent = [await send(vendor), await send(vendor)]
    expect(sent.map((result) => result.ok && result.value.delivery?.id)).toEqual(deliveries.map((one) => one.id))
    if (deliveries[0]?.dedupe?.kind !== 'delivery-id') return
    expect(deliveries[0].dedupe.key).not.toBe(deliveries[1]?.dedupe?.key)
  })

  it('keeps the look of the vendor ids that it renews', async () => {
    const keys: (string | undefined)[] = []
    for (const id of ['stripe', 'github']) {
      const { deliveries, vendor } = await open(wayOf(id))
      await send(vendor)
      keys.push(deliveries[0]?.dedupe?.key)
    }
    expect(keys[0]).toMatch(/^evt_[0-9a-f]{32}$/)
    expect(keys[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('a request on trial', () => {
  const paused = (way: Way) => {
    const { trigger } = playVendor(way).target
    return { trigger: { ...trigger, state: 'paused' as const } }
  }

  it('is judged as by a ready trigger, and never becomes a sample', async () => {
    const way = wayOf('github')
    const closed = await open(way, paused(way))
    expect(await send(closed.vendor)).toMatchObject({ value: { answer: { status: 503 } } })
    expect(await send(closed.vendor, { isTrial: true })).toMatchObject({ value: { answer: { status: 200 } } })
    const listening = await open(way, { listening: true })
    await send(listening.vendor, { isTrial: true })
    await send(listening.vendor)
    expect(listening.deliveries.map(({ captureSample }) => captureSample !== null)).toEqual([false, true])
  })

  it('is nothing that a stranger can ask for', async () => {
    const way = wayOf('github')
    const { deliveries, vendor } = await open(way, paused(way))
    await send(vendor, {
      request: {
        headers: [
          ['X-Hookwright-Mark', 'guessed'],
          ['X-GitHub-Event', 'issues'],
        ],
      },
    })
    expect(deliveries[0]).toMatchObject({ verdict: { reason: 'trigger_paused' } })
  })
})

describe('a request that cannot be delivered', () => {
  const { vendorAt } = playVendor(wayOf('custom-webhook', 'apiKey'))

  async function sendTo(answer: string | null): Promise<Awaited<ReturnType<typeof sender.send>>> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => (answer === null ? socket.destroy() : socket.write(answer)))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    return send(vendorAt((server.address() as AddressInfo).port))
  }

  it('says so when nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const sent = await send(vendorAt(port))
    expect(sent).toMatchObject({ ok: false, error: { code: 'send_failed' } })
    expect(!sent.ok && sent.error.message).toContain('nothing listens')
  })

  it('says so when the connection is closed without an answer', async () => {
    const sent = await sendTo(null)
    expect(!sent.ok && sent.error.message).toContain('without an answer')
  })

  it('says so when the public URL cannot be reached', async () => {
    const sent = await send({ ...vendorAt(9), origin: 'https://hooks.invalid' })
    expect(!sent.ok && sent.error.message).toContain('https://hooks.invalid (ENOTFOUND)')
  })

  it('says so when the secret cannot sign', async () => {
    const standard = playVendor({ ...wayOf('custom-webhook'), preset: 'standard-webhooks' }).vendorAt(9)
    const sent = await send({ ...standard, secret: 'whsec_not base64 at all' })
    expect(!sent.ok && sent.error.message).toContain('could not be signed')
  })

  it('says so when the signature has no place in the body, and loses nothing', async () => {
    const adyen = playVendor(wayOf('adyen')).vendorAt(9)
    const sent = await send(adyen, { request: { body: '{"notificationItems": [' } })
    expect(!sent.ok && sent.error.message).toContain('no JSON object')
  })

  it('gives the status as it is, follows no redirect and reads no endless answer', async () => {
    const redirect = await sendTo('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n')
    expect(redirect).toMatchObject({ ok: true, value: { answer: { status: 302 }, delivery: null } })
    const endless = await sendTo(`HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n${'x'.repeat(200_000)}`)
    expect(endless).toMatchObject({ ok: true, value: { answer: { status: 200 }, delivery: null } })
  })
})
