import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { mebibyte } from '@shared/contracts/settings'
import { asStored, startReceiver } from './testing/start-receiver'
import type { TestReceiver } from './testing/start-receiver'
import { apiKeyPath, expectStillServing, lastDelivery, openRaw, parseReply, post } from './testing/talk'
import { apiKey, tokens } from './testing/trigger-fixtures'

const head = (extra: string): string =>
  `POST ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${apiKey}\r\n${extra}\r\n\r\n`

/** A sender that reads the answer only once everything is sent, as many HTTP libraries do. */
const readUnlessFailed =
  (socket: Socket) =>
  (error?: Error | null): void => {
    if (!error) socket.resume()
  }

function expectTooLarge(receiver: TestReceiver, raw: string): void {
  const delivery = lastDelivery(receiver)
  expect(parseReply(raw)).toMatchObject({
    status: 413,
    body: `{"error":"too_large","delivery":"${delivery.id}"}`,
    headers: { connection: 'close' },
  })
  expect(delivery).toMatchObject({
    triggerId: `trg_${tokens.apiKey}`,
    body: new Uint8Array(0),
    verdict: { reason: 'body_too_large', endedAt: 'transport' },
  })
}

describe('a body over the limit', () => {
  it.each([
    ['the default limit', mebibyte],
    ['a limit of 64 MiB', 64 * mebibyte],
  ])('of 65 MiB gets its 413 to a sender that reads only after it has sent all: %s', async (_name, bodyLimitBytes) => {
    const receiver = await startReceiver({ bodyLimitBytes, limits: { lingerMs: 20_000 } })
    const { socket, closed } = openRaw(receiver)
    socket.pause()
    socket.write(head(`Content-Length: ${65 * mebibyte}`))
    socket.write(Buffer.alloc(65 * mebibyte), readUnlessFailed(socket))
    expectTooLarge(receiver, await closed)
    await expectStillServing(receiver)
  })

  it('is refused in the middle when its length was not declared', async () => {
    const receiver = await startReceiver({ limits: { lingerMs: 20_000 } })
    const { socket, closed } = openRaw(receiver)
    const size = 20 * mebibyte
    socket.pause()
    socket.write(head('Transfer-Encoding: chunked'))
    socket.write(`${size.toString(16)}\r\n`)
    socket.write(Buffer.alloc(size))
    socket.write('\r\n0\r\n\r\n', readUnlessFailed(socket))
    expectTooLarge(receiver, await closed)
    await expectStillServing(receiver)
  })

  it('is refused before the sender is told to continue', async () => {
    const receiver = await startReceiver({ limits: { lingerMs: 50 } })
    const { socket, closed } = openRaw(receiver)
    socket.write(head(`Content-Length: ${2 * mebibyte}\r\nExpect: 100-continue`))
    const raw = await closed
    expect(raw).not.toContain('100 Continue')
    expectTooLarge(receiver, raw)
  })

  it('is not read for ever after the refusal', async () => {
    const receiver = await startReceiver({ limits: { lingerBytes: mebibyte } })
    const { socket, closed, seen } = openRaw(receiver)
    socket.write(head(`Content-Length: ${1024 * mebibyte}`))
    await seen('too_large')
    const sendOn = (): void => void socket.write(Buffer.alloc(mebibyte))
    socket.on('drain', sendOn)
    sendOn()
    await closed
    expect(socket.destroyed).toBe(true)
    await expectStillServing(receiver)
  })

  it('of exactly the limit is taken', async () => {
    const receiver = await startReceiver()
    const body = Buffer.alloc(mebibyte, 0x61)
    expect(await post(receiver, { body })).toMatchObject({ status: 200 })
    expect(Buffer.compare(lastDelivery(receiver).body, body)).toBe(0)
    expect((await post(receiver, { body: Buffer.alloc(mebibyte + 1) })).status).toBe(413)
  })

  it('of the largest limit passes beside small ones', async () => {
    const receiver = await startReceiver({ bodyLimitBytes: 64 * mebibyte })
    const replies = await Promise.all([
      post(receiver, { body: Buffer.alloc(64 * mebibyte) }),
      ...Array.from({ length: 20 }, () => post(receiver, { body: '{}' })),
    ])
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('Expect: 100-continue', () => {
  it('is answered with 100 and then with the verdict', async () => {
    const receiver = await startReceiver()
    const { socket, closed, seen } = openRaw(receiver)
    socket.write(head('Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close'))
    await seen('HTTP/1.1 100 Continue\r\n\r\n')
    socket.write('{}')
    expect(await closed).toContain('HTTP/1.1 200 OK')
    expect(Buffer.from(lastDelivery(receiver).body).toString()).toBe('{}')
  })
})

describe('bodies under way', () => {
  it('beyond the memory the receiver allows itself get 503 until there is room again', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const receiver = await startReceiver({
      bodyLimitBytes: 1024,
      limits: { heldBytes: 2048 },
      record: async (delivery) => {
        if (delivery.body.length === 1024) await held
        return asStored(delivery)
      },
    })
    const waiting = [post(receiver, { body: Buffer.alloc(1024) }), post(receiver, { body: Buffer.alloc(1024) })]
    await expect.poll(() => receiver.deliveries.length).toBe(2)
    const refused = await post(receiver, { body: 'one byte too many' })
    expect(refused).toMatchObject({ status: 503, body: '{"error":"unavailable"}', headers: { 'retry-after': '5' } })
    expect(lastDelivery(receiver).verdict.reason).toBe('store_busy')
    release()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
    await expectStillServing(receiver)
  })
})
