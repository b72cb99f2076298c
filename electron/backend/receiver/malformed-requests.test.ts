import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReasonCode } from '@shared/contracts/verdict'
import { apiKeyPath, expectStillServing, lastDelivery, openRaw, parseReply, post, sendRaw } from './testing/talk'
import { startReceiver } from './testing/start-receiver'
import { apiKey, blinkUrl, tokens } from './testing/trigger-fixtures'

const triggerId = `trg_${tokens.apiKey}`
const start = `POST ${apiKeyPath} HTTP/1.1\r\n`
const host = 'Host: localhost\r\n'
const key = `X-API-Key: ${apiKey}\r\n`
const short = 'Content-Length: 2\r\n\r\n{}'

const repeat = (count: number, header: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => header(index)).join('')

/** What is sent, the status, the reason, and whether it is known which trigger it was for. */
const cases: [string, string, [number, ReasonCode], boolean][] = [
  ['two Host headers', `${start}${host}Host: evil.test\r\n${key}${short}`, [400, 'duplicate_host'], true],
  ['no Host header', `${start}${key}${short}`, [400, 'malformed_request'], true],
  [
    'an absolute target',
    `POST http://localhost${apiKeyPath}?apikey=${apiKey} HTTP/1.1\r\n${host}${short}`,
    [400, 'absolute_target'],
    true,
  ],
  ['a target without a slash', `POST hooks HTTP/1.1\r\n${host}${short}`, [400, 'malformed_request'], false],
  [
    'Transfer-Encoding gzip, chunked',
    `${start}${host}${key}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    [501, 'unsupported_transfer_encoding'],
    true,
  ],
  [
    'chunked under HTTP/1.0',
    `POST ${apiKeyPath} HTTP/1.0\r\n${host}${key}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    [501, 'unsupported_transfer_encoding'],
    true,
  ],
  [
    'Content-Length and Transfer-Encoding',
    `${start}${host}${key}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
    [400, 'malformed_request'],
    false,
  ],
  [
    'two Content-Lengths',
    `${start}${host}${key}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
    [400, 'malformed_request'],
    false,
  ],
  ['a negative Content-Length', `${start}${host}${key}Content-Length: -1\r\n\r\n{}`, [400, 'malformed_request'], false],
  [
    '101 headers',
    `${start}${host}${key}${repeat(98, (index) => `X-${index}: 1\r\n`)}${short}`,
    [431, 'too_many_headers'],
    true,
  ],
  ['2,000 headers', `${start}${host}${key}${repeat(2_000, () => 'a:\r\n')}${short}`, [431, 'too_many_headers'], true],
  ['20 KB of headers', `${start}${host}X-Long: ${'x'.repeat(20_000)}\r\n${short}`, [431, 'too_many_headers'], false],
  ['an obsolete line fold', `${start}${host}X-A: 1\r\n 2\r\n${short}`, [400, 'malformed_request'], false],
  ['a space before the colon', `${start}${host}X-A : 1\r\n${short}`, [400, 'malformed_request'], false],
  ['a NUL in a header', `${start}${host}X-A: a\0b\r\n${short}`, [400, 'malformed_request'], false],
  ['bare line feeds', `POST ${apiKeyPath} HTTP/1.1\nHost: localhost\n\n`, [400, 'malformed_request'], false],
  ['an unknown method', `FROB / HTTP/1.1\r\n${host}\r\n`, [400, 'malformed_request'], false],
  ['noise', 'hello\r\n\r\n', [400, 'malformed_request'], false],
  ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400, 'malformed_request'], false],
  [
    'a page in a browser',
    `${start}${host}${key}Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.test\r\n${short}`,
    [403, 'browser_request'],
    true,
  ],
  ['an Origin alone', `${start}${host}${key}Origin: null\r\n${short}`, [403, 'browser_request'], true],
  [
    'a name that is rebound to this machine',
    `${start}Host: evil.test:80\r\n${key}${short}`,
    [403, 'host_not_allowed'],
    true,
  ],
  [
    'a broken chunk after good headers',
    `${start}${host}${key}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    [400, 'malformed_request'],
    true,
  ],
  [
    'a chunk size that ends in a bare line feed',
    `${start}${host}${key}Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n`,
    [400, 'malformed_request'],
    true,
  ],
  [
    'an endless chunk extension',
    `${start}${host}${key}Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    [400, 'malformed_request'],
    true,
  ],
  [
    'a hexadecimal Content-Length',
    `${start}${host}${key}Content-Length: 0x2\r\n\r\n{}`,
    [400, 'malformed_request'],
    false,
  ],
  ['a signed Content-Length', `${start}${host}${key}Content-Length: +2\r\n\r\n{}`, [400, 'malformed_request'], false],
  [
    'raw UTF-8 in the target',
    `POST /hooks/\u00c3\u00a9 HTTP/1.1\r\n${host}${short}`,
    [400, 'malformed_request'],
    false,
  ],
  ['an HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 'malformed_request'], false],
  ['CONNECT', `CONNECT localhost:22 HTTP/1.1\r\n${host}\r\n`, [400, 'malformed_request'], false],
  [
    'Upgrade',
    `GET ${apiKeyPath} HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    [400, 'malformed_request'],
    true,
  ],
]

const errors: Record<number, string> = {
  400: 'bad_request',
  403: 'forbidden',
  431: 'headers_too_large',
  501: 'not_implemented',
}

describe('a request that HTTP does not allow', () => {
  it.each(cases)('is answered, recorded and closed: %s', async (_name, bytes, [status, reason], isKnown) => {
    const receiver = await startReceiver()
    const reply = parseReply(await sendRaw(receiver, Buffer.from(bytes, 'latin1')))
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status, body: `{"error":"${errors[status]}","delivery":"${delivery.id}"}` })
    expect(reply.headers).toMatchObject({ connection: 'close', 'content-type': 'application/json' })
    expect(Object.keys(reply.headers)).not.toContain('server')
    expect(delivery).toMatchObject({
      triggerId: isKnown ? triggerId : null,
      body: new Uint8Array(0),
      verdict: { reason, endedAt: 'transport', outcome: 'refused' },
    })
    expect(JSON.stringify(delivery)).not.toContain(apiKey)
    expect(delivery.verdict.stages.find(({ stage }) => stage === 'transport')?.evidence).not.toHaveLength(0)
    expect(receiver.deliveries).toHaveLength(1)
    await expectStillServing(receiver)
  })

  it('does not stop the answers to the proper requests before it on the connection', async () => {
    const receiver = await startReceiver()
    const raw = await sendRaw(receiver, `${start}${host}${key}${short}nonsense\r\n\r\n`)
    expect(raw).toMatch(/^HTTP\/1\.1 200 /)
    await expectStillServing(receiver)
  })
})

describe('a request that looks odd but is allowed', () => {
  it.each([
    ['HTTP/1.0 without Host', `POST ${apiKeyPath} HTTP/1.0\r\n${key}${short}`],
    [
      'lower case Chunked',
      `${start}${host}${key}Connection: close\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    ],
    ['100 headers', `${start}${host}${key}Connection: close\r\n${repeat(96, (index) => `X-${index}: 1\r\n`)}${short}`],
    ['the IPv6 loopback name', `${start}Host: [::1]:80\r\nConnection: close\r\n${key}${short}`],
    [
      'the public name of the trigger',
      `${start}Host: ${new URL(blinkUrl).host}\r\nConnection: close\r\n${key}${short}`,
    ],
    [
      'an offer of HTTP/2',
      `${start}${host}${key}Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n${short}`,
    ],
    ['Expect of another kind', `${start}${host}${key}Connection: close\r\nExpect: something\r\n${short}`],
    [
      'trailers',
      `${start}${host}${key}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-T: 1\r\n\r\n`,
    ],
  ])('is accepted: %s', async (_name, bytes) => {
    const receiver = await startReceiver()
    const reply = parseReply(await sendRaw(receiver, bytes))
    expect(reply.status).toBe(200)
    expect(Buffer.from(lastDelivery(receiver).body).toString()).toBe('{}')
  })

  it('two requests in one packet get two answers in order', async () => {
    const receiver = await startReceiver()
    const one = `${start}${host}${key}${short}`
    const two = `GET ${apiKeyPath} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`
    const raw = await sendRaw(receiver, one + two)
    expect([...raw.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '405'])
  })
})

describe('the reach of a page in a browser', () => {
  it('ends at 403 on every path, so that nothing on the machine can be probed', async () => {
    const receiver = await startReceiver()
    const reply = await post(receiver, { method: 'GET', path: '/', headers: [['Sec-Fetch-Site', 'none']] })
    expect(reply.status).toBe(403)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('a sender that goes away in the middle of a body', () => {
  it('is recorded with how far it came', async () => {
    const receiver = await startReceiver()
    const { socket, closed } = openRaw(receiver)
    socket.write(`${start}${host}${key}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    socket.write('0123456789', () => socket.resetAndDestroy())
    await closed.catch(() => undefined)
    await expect.poll(() => receiver.deliveries.length).toBe(1)
    expect(lastDelivery(receiver)).toMatchObject({ triggerId, verdict: { reason: 'malformed_request' } })
    await expectStillServing(receiver)
  })
})

describe('any bytes at all', () => {
  const proper = Buffer.from(`${start}${host}${key}Content-Length: 7\r\n\r\n{"a":1}`)
  const damage = fc.array(
    fc.record({ at: fc.nat(proper.length), skip: fc.nat(12), bytes: fc.uint8Array({ maxLength: 12 }) }),
    { minLength: 1, maxLength: 4 },
  )

  it('leave the receiver serving', async () => {
    const receiver = await startReceiver()
    await fc.assert(
      fc.asyncProperty(damage, async (cuts) => {
        const bytes = cuts.reduce<Buffer>(
          (so, { at, skip, bytes: put }) => Buffer.concat([so.subarray(0, at), put, so.subarray(at + skip)]),
          proper,
        )
        const { socket, closed } = openRaw(receiver)
        socket.end(bytes)
        const raw = await closed.catch(() => '')
        expect(raw).not.toMatch(/FST_|fastify|statusCode/i)
      }),
      { numRuns: 200 },
    )
    await expectStillServing(receiver)
  })
})
