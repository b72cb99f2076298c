import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { apiKeyPath, expectStillServing, keyHeader, lastDelivery, parseReply, post, sendRaw } from './testing/talk'
import { startReceiver } from './testing/start-receiver'
import { apiKey, createTarget, tokens } from './testing/trigger-fixtures'

const json = ['Content-Type', 'application/json'] as const
const manyLevels = 500_000

/** Name, bytes, and whether it can be read as the JSON it says it is. */
const bodies: [string, Uint8Array, boolean][] = [
  ['empty', new Uint8Array(0), true],
  ['a single byte', Buffer.from('1'), true],
  ['every byte value', Uint8Array.from({ length: 256 }, (_, byte) => byte), false],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), false],
  ['500,000 levels deep', Buffer.from('['.repeat(manyLevels) + ']'.repeat(manyLevels)), false],
  ['duplicate keys', Buffer.from('{"a":1,"a":2}'), true],
  ['a number that overflows', Buffer.from('{"a":1e400}'), true],
  ['a byte order mark', Buffer.from('\ufeff{"a":1}'), true],
  [
    '__proto__ keys',
    Buffer.from('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    true,
  ],
  ['a lone surrogate', Buffer.from('{"a":"\\ud800"}'), true],
  ['not JSON', Buffer.from('order=1&name=2'), false],
  ['cut off', Buffer.from('{"a":'), false],
]

describe('a body', () => {
  it.each(bodies)('is kept byte by byte: %s', async (_name, body, isDecodable) => {
    const receiver = await startReceiver({ bodyLimitBytes: 4_000_000 })
    const reply = await post(receiver, { headers: [keyHeader, json], body })
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status: 200, body: `{"status":"accepted","delivery":"${delivery.id}"}` })
    expect(Buffer.compare(delivery.body, body)).toBe(0)
    expect(delivery.verdict.outcome).toBe(isDecodable ? 'accepted' : 'flagged')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    await expectStillServing(receiver)
  })

  it('that is gzip is kept as sent', async () => {
    const receiver = await startReceiver()
    const body = gzipSync('{"a":1}')
    const reply = await post(receiver, { headers: [keyHeader, json, ['Content-Encoding', 'gzip']], body })
    expect(reply.status).toBe(200)
    expect(Buffer.compare(lastDelivery(receiver).body, body)).toBe(0)
  })

  it('that comes in many chunks is put together in order', async () => {
    const receiver = await startReceiver()
    const parts = Array.from({ length: 500 }, (_, index) => `part ${index};`)
    const chunked = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')
    const head = `POST ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${apiKey}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`
    const reply = parseReply(await sendRaw(receiver, `${head}${chunked}0\r\n\r\n`))
    expect(reply.status).toBe(200)
    expect(Buffer.from(lastDelivery(receiver).body).toString()).toBe(parts.join(''))
  })
})

describe('a content type', () => {
  it.each([
    ['missing', null],
    ['empty', ''],
    ['unknown', 'application/vnd.example+json; v=2'],
    ['with a tab and a tail', 'application/json\ta'],
    ['with a leading space', ' application/json'],
    ['with garbage', 'application/json garbage'],
    ['without a slash', 'json'],
    ['multipart without a boundary', 'multipart/form-data'],
    ['of thousands of characters', `application/json; a="${'x'.repeat(8_000)}"`],
  ])('never keeps a body out: %s', async (_name, contentType) => {
    const receiver = await startReceiver()
    const headers = [keyHeader, ...(contentType === null ? [] : [['Content-Type', contentType] as const])]
    const reply = await post(receiver, { headers, body: '{"a":1}' })
    expect(reply.status).toBe(200)
    expect(Buffer.from(lastDelivery(receiver).body).toString()).toBe('{"a":1}')
  })
})

describe('headers', () => {
  it('are kept in order, in their own case, repeated ones too', async () => {
    const receiver = await startReceiver()
    const headers = [
      keyHeader,
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-B', '3'],
      ['__proto__', 'x'],
      ['Accept-Version', '9'],
    ] as const
    const reply = await post(receiver, { headers, body: '{}' })
    const kept = lastDelivery(receiver).headers.filter(
      ([name]) => !['Host', 'Content-Length', 'Connection'].includes(name),
    )
    expect(reply.status).toBe(200)
    expect(kept).toEqual([['X-API-Key', `{{key:key_${tokens.apiKey}}}`], ...headers.slice(1)])
    await expectStillServing(receiver)
  })
})

describe('a method', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'M-SEARCH'])(
    'other than POST is refused by the verdict, not by the framework: %s',
    async (method) => {
      const receiver = await startReceiver()
      const reply = await post(receiver, { method, body: 'x' })
      const delivery = lastDelivery(receiver)
      expect(reply).toMatchObject({ status: 405, body: `{"error":"method_not_allowed","delivery":"${delivery.id}"}` })
      expect(reply.headers['allow']).toBe('POST')
      expect(delivery).toMatchObject({ method, verdict: { reason: 'method_not_allowed' } })
      await expectStillServing(receiver)
    },
  )

  it('HEAD gets the status and no body', async () => {
    const receiver = await startReceiver()
    const raw = await sendRaw(receiver, `HEAD ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(parseReply(raw)).toMatchObject({ status: 405, body: '' })
    expect(lastDelivery(receiver).method).toBe('HEAD')
  })
})

describe('a listening trigger', () => {
  const listening = {
    ...createTarget({ token: tokens.apiKey, method: 'apiKey', preset: 'blink', secret: apiKey }),
    listening: true,
  }

  it('takes an accepted event as its sample, and a refused one never', async () => {
    const receiver = await startReceiver({ targets: [listening] })
    await post(receiver, { body: '{"a":1}' })
    expect(lastDelivery(receiver).captureSample?.sampleId).toMatch(/^smp_[\w-]{22}$/)
    await post(receiver, { headers: [['X-API-Key', 'wrong']], body: '{"a":1}' })
    expect(lastDelivery(receiver).captureSample).toBeNull()
  })
})

describe('the sender of a delivery', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7:4711'],
    ['2001:db8::1', '2001:db8::1'],
    ['203.0.113.7, <script>alert(1)</script>', '127.0.0.1'],
    [`203.0.113.7, ${'1'.repeat(70)}`, '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('is the entry that the tunnel added, and only if it is an address: %s', async (forwarded, sender) => {
    const receiver = await startReceiver()
    await post(receiver, { headers: [keyHeader, ['X-Forwarded-For', forwarded]], body: '{}' })
    expect(lastDelivery(receiver).sender).toBe(sender)
  })
})
