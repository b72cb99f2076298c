import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { ReasonCode } from '@shared/contracts/verdict'
import { apiKeyPath, expectStillServing, keyHeader, lastDelivery, post } from './testing/talk'
import { startReceiver } from './testing/start-receiver'
import { apiKey, blinkUrl, standardSecret, tokens } from './testing/trigger-fixtures'

type Headers = readonly (readonly [string, string])[]

const body = '{"order":1,"name":"Zoë"}'
const nowSeconds = (): number => Math.floor(Date.now() / 1000)

const signBlink = (seconds: number, signed = body): string =>
  createHmac('sha256', apiKey).update(`${seconds}.${blinkUrl}.${signed}`).digest('hex')
const blinkHeader = (seconds: number, signature: string): Headers => [
  ['X-BLINK-SIGNATURE', `ts=${seconds};sig1=${signature}`],
]
const standardHeaders = (id: string, at: Date): Headers => [
  ['webhook-id', id],
  ['webhook-timestamp', String(Math.floor(at.getTime() / 1000))],
  ['webhook-signature', new Webhook(standardSecret).sign(id, at, body)],
]

describe('a genuine request', () => {
  it.each<[string, string, () => Headers]>([
    ['X-API-Key', apiKeyPath, () => [keyHeader]],
    ['BLINK-API-KEY', apiKeyPath, () => [['BLINK-API-KEY', apiKey]]],
    ['a bearer token', apiKeyPath, () => [['Authorization', `Bearer ${apiKey}`]]],
    ['apikey in the query', `${apiKeyPath}?apikey=${encodeURIComponent(apiKey)}`, () => []],
    ['Blink, hex', `/hooks/${tokens.blink}`, () => blinkHeader(nowSeconds(), signBlink(nowSeconds()))],
    [
      'Blink, base64',
      `/hooks/${tokens.blink}`,
      () => blinkHeader(nowSeconds(), Buffer.from(signBlink(nowSeconds()), 'hex').toString('base64')),
    ],
    [
      'Standard Webhooks, signed by their own library',
      `/hooks/${tokens.standard}`,
      () => standardHeaders('msg_1', new Date()),
    ],
  ])('is accepted and recorded as sent: %s', async (_name, path, headers) => {
    const receiver = await startReceiver()
    const reply = await post(receiver, { path, headers: headers(), body })
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status: 200, body: `{"status":"accepted","delivery":"${delivery.id}"}` })
    expect(Buffer.from(delivery.body).toString()).toBe(body)
    expect(delivery.verdict).toMatchObject({ outcome: 'accepted', authentic: true, reason: null })
  })

  it('leaves no key in what is stored, wherever the key stood', async () => {
    const receiver = await startReceiver()
    await post(receiver, { path: `${apiKeyPath}?apikey=${apiKey}`, headers: [['X-Copy', `see ${apiKey}`]], body })
    const { target, headers } = lastDelivery(receiver)
    expect(JSON.stringify({ target, headers })).not.toContain(apiKey)
    expect(target).toBe(`${apiKeyPath}?apikey={{key:key_${tokens.apiKey}}}`)
    expect(receiver.lines.join()).not.toContain(apiKey)
  })

  it('of a replay-safe scheme carries what the store recognises a repetition by', async () => {
    const receiver = await startReceiver()
    await post(receiver, { path: `/hooks/${tokens.standard}`, headers: standardHeaders('msg_7', new Date()), body })
    expect(lastDelivery(receiver).dedupe).toEqual({ kind: 'delivery-id', key: 'msg_7' })
    await post(receiver, {
      path: `/hooks/${tokens.blink}`,
      headers: blinkHeader(nowSeconds(), signBlink(nowSeconds())),
      body,
    })
    expect(lastDelivery(receiver).dedupe?.kind).toBe('signature')
  })
})

const refusals: [string, ReasonCode, string, () => Headers][] = [
  ['no key', 'key_missing', apiKeyPath, () => []],
  ['a wrong key', 'key_wrong', apiKeyPath, () => [['X-API-Key', `${apiKey}x`]]],
  ['a doubled key header', 'key_repeated', apiKeyPath, () => [keyHeader, keyHeader]],
  ['a doubled key in the query', 'key_repeated', `${apiKeyPath}?apikey=${apiKey}&apikey=${apiKey}`, () => []],
  ['a key with an encoded line end', 'key_whitespace', `${apiKeyPath}?apikey=${apiKey}%0A`, () => []],
  ['a blank key', 'key_missing', apiKeyPath, () => [['X-API-Key', '']]],
  ['no signature', 'signature_missing', `/hooks/${tokens.blink}`, () => []],
  [
    'a wrong signature',
    'signature_wrong',
    `/hooks/${tokens.blink}`,
    () => blinkHeader(nowSeconds(), signBlink(nowSeconds(), `${body} `)),
  ],
  [
    'a stale signature',
    'timestamp_stale',
    `/hooks/${tokens.blink}`,
    () => blinkHeader(nowSeconds() - 400, signBlink(nowSeconds() - 400)),
  ],
  [
    'a signature from the future',
    'timestamp_future',
    `/hooks/${tokens.blink}`,
    () => blinkHeader(nowSeconds() + 400, signBlink(nowSeconds() + 400)),
  ],
  [
    'a truncated signature',
    'signature_not_encoded',
    `/hooks/${tokens.blink}`,
    () => blinkHeader(nowSeconds(), signBlink(nowSeconds()).slice(0, 62)),
  ],
  [
    'a signature that is no hex',
    'signature_not_encoded',
    `/hooks/${tokens.blink}`,
    () => blinkHeader(nowSeconds(), 'z'.repeat(64)),
  ],
  [
    'a doubled signature header',
    'signature_repeated',
    `/hooks/${tokens.blink}`,
    () => [...blinkHeader(nowSeconds(), signBlink(nowSeconds())), ...blinkHeader(nowSeconds(), 'ff')],
  ],
  [
    'a stale Standard Webhooks message',
    'timestamp_stale',
    `/hooks/${tokens.standard}`,
    () => standardHeaders('msg_2', new Date(Date.now() - 400_000)),
  ],
  [
    'a Standard Webhooks message under another id',
    'signature_wrong',
    `/hooks/${tokens.standard}`,
    () => [['webhook-id', 'msg_other'], ...standardHeaders('msg_3', new Date()).slice(1)],
  ],
]

describe('a request that does not prove to know the secret', () => {
  it.each(refusals)('gets the same 401 and its own recorded reason: %s', async (_name, reason, path, headers) => {
    const receiver = await startReceiver()
    const reply = await post(receiver, { path, headers: headers(), body })
    const delivery = lastDelivery(receiver)
    expect(reply).toMatchObject({ status: 401, body: `{"error":"unauthorized","delivery":"${delivery.id}"}` })
    expect(delivery.verdict).toMatchObject({ outcome: 'refused', reason, authentic: false })
    expect(Buffer.from(delivery.body).toString()).toBe(body)
    expect(delivery.captureSample).toBeNull()
    await expectStillServing(receiver)
  })

  it('gets 404 for an unknown token, recorded under no trigger', async () => {
    const receiver = await startReceiver()
    const reply = await post(receiver, { path: '/hooks/unknown_token_AAAAAAAA', body })
    expect(reply).toMatchObject({ status: 404, body: '{"error":"not_found"}' })
    expect(lastDelivery(receiver)).toMatchObject({ triggerId: null, verdict: { reason: 'unknown_token' } })
  })

  it.each([
    '/',
    '/hooks',
    `${apiKeyPath}/`,
    `${apiKeyPath}x`,
    `/hooks/%61pi_key_trigger_AAAAAA`,
    '/%zz',
    `//hooks/${tokens.apiKey}`,
  ])('gets 404 for a path that only resembles a hook: %s', async (path) => {
    const receiver = await startReceiver()
    const reply = await post(receiver, { path, body })
    expect(reply).toMatchObject({ status: 404, body: '{"error":"not_found"}' })
    expect(lastDelivery(receiver)).toMatchObject({ triggerId: null, target: path })
    await expectStillServing(receiver)
  })
})
