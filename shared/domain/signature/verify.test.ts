import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { findConnection, findPreset } from '../../connections'
import type { Connection } from '../../contracts/connection'
import type { RawHeaders } from '../../contracts/delivery'
import type { ReasonCode } from '../../contracts/verdict'
import { must } from '../assert'
import { decide } from '../decide'
import type { DecisionContext, KeySecret } from '../decision'
import {
  baseUrl,
  currentKey,
  factsOf,
  makeContext,
  makeRequest,
  makeTrigger,
  now,
  nowSeconds,
} from '../testing/fixtures'
import { nodeCrypto } from '../testing/node-crypto'
import { signRequest } from './sign'

const body = '{"type":"order.paid","total":12.50,"note":"größe"}'

const connectionOf = (id: string): Connection => must(findConnection(id), 'in the registry')

const judge = (
  scheme: { connection: string; preset: string; secrets: KeySecret[] },
  headers: RawHeaders,
  others: Partial<DecisionContext> & { body?: string | Uint8Array } = {},
) => {
  const connection = connectionOf(scheme.connection)
  const { body: sent = body, ...changes } = others
  const authentication = { method: 'signature' as const, preset: scheme.preset, headerName: 'X-API-Key' }
  const trigger = makeTrigger(connection, { authentication })
  const context = makeContext(connection, { trigger, secrets: scheme.secrets, ...changes })
  return decide(makeRequest({ headers, body: sent }), context)
}

const hmac = (key: string | Uint8Array, data: string, encoding: 'hex' | 'base64' = 'hex', hash = 'sha256') =>
  createHmac(hash, key).update(data).digest(encoding)

describe('Blink', () => {
  const scheme = { connection: 'custom-webhook', preset: 'blink', secrets: [currentKey] }
  const sign = (parts: { ts?: number | string; url?: string; text?: string; encoding?: 'hex' | 'base64' } = {}) => {
    const { ts = nowSeconds, url = baseUrl, text = body, encoding = 'hex' } = parts
    return hmac(currentKey.secret, `${ts}.${url}.${text}`, encoding)
  }
  const header = (value: string): RawHeaders => [['X-BLINK-SIGNATURE', value]]
  const refused = (value: string | RawHeaders, reason: ReasonCode, changes: Partial<DecisionContext> = {}) => {
    const headers = typeof value === 'string' ? header(value) : value
    const { verdict, dedupe } = judge(scheme, headers, changes)
    expect(verdict).toMatchObject({ outcome: 'refused', reason, authentic: false })
    expect(verdict.answer).toMatchObject({ status: 401, body: '{"error":"unauthorized","delivery":"dlv_1"}' })
    expect(dedupe).toBeNull()
    const written = JSON.stringify(verdict)
    expect(written).not.toContain(currentKey.secret)
    expect(written).not.toContain(sign())
    return factsOf(verdict)
  }

  it('accepts hex and base64, either case of the header, and says what was signed', () => {
    for (const encoding of ['hex', 'base64'] as const) {
      const { verdict, dedupe } = judge(scheme, [['x-blink-signature', `ts=${nowSeconds};sig1=${sign({ encoding })}`]])
      expect(verdict).toMatchObject({ outcome: 'accepted', authentic: true, keyId: 'key_now' })
      expect(dedupe).toEqual({ kind: 'signature', key: sign() })
    }
    const { verdict } = judge(scheme, header(`ts=${nowSeconds};sig1=${sign().toUpperCase()}`))
    const stage = must(
      verdict.stages.find(({ stage }) => stage === 'authenticate'),
      'was run',
    )
    const facts = Object.fromEntries(stage.evidence.map(({ label, value }) => [label, value]))
    expect(facts).toEqual({
      Header: 'X-BLINK-SIGNATURE',
      Algorithm: 'HMAC-SHA256',
      'Signed over': 'ts + "." + the base URL + "." + the raw body (52 bytes)',
      'Base URL': baseUrl,
      Key: 'hwk_…NkM',
    })
  })

  it('accepts any of the public URLs, but no other', () => {
    const local = 'http://127.0.0.1:4100/hooks/Tk3vQ0xYp7mB2sRhW9dLfA'
    const value = `ts=${nowSeconds};sig1=${sign({ url: local })}`
    expect(judge(scheme, header(value), { publicUrls: [baseUrl, local] }).verdict.outcome).toBe('accepted')
    const facts = refused(value, 'signature_wrong')
    expect(facts['Base URL']).toBe(baseUrl)
  })

  it('names the URL that the sender signed instead, when the request tells of it', () => {
    const real = 'http://real.example.com:8443/hooks/Tk3vQ0xYp7mB2sRhW9dLfA'
    const signed = header(`ts=${nowSeconds};sig1=${sign({ url: real })}`)
    const facts = refused([['X-Forwarded-Host', 'real.example.com:8443'], ...signed], 'signature_other_url')
    expect(facts).toMatchObject({ 'Sender signed': real, 'Base URL': baseUrl })
    refused(signed, 'signature_wrong')
    for (const url of [`${baseUrl}/`, baseUrl.replace('https:', 'http:')]) {
      const slip = refused(`ts=${nowSeconds};sig1=${sign({ url })}`, 'signature_other_url')
      expect(slip['Sender signed']).toBe(url)
    }
  })

  it('tells missing, repeated, malformed and undecodable signatures apart', () => {
    refused([], 'signature_missing')
    refused('', 'signature_missing')
    refused([...header(`ts=${nowSeconds};sig1=${sign()}`), ...header('x')], 'signature_repeated')
    refused('garbage', 'signature_malformed')
    refused(`ts=${nowSeconds};sig2=${sign()}`, 'signature_malformed')
    refused(`ts=${nowSeconds}${`;sig1=${sign()}`.repeat(9)}`, 'signature_malformed')
    for (const bad of [
      sign().slice(0, -2),
      `${sign()}00`,
      `g${sign().slice(1)}`,
      sign({ encoding: 'base64' }).slice(0, -1),
      '',
    ]) {
      refused(`ts=${nowSeconds};sig1=${bad}`, 'signature_not_encoded')
    }
    expect(refused(`ts=${nowSeconds};sig1=ab`, 'signature_not_encoded')).toMatchObject({
      Expected: '64 hexadecimal digits or 44 characters of base64',
      'Signature given': '2 characters',
    })
  })

  it('accepts when one of several signatures is right', () => {
    const value = `ts=${nowSeconds};sig1=zz;sig1=${sign({ text: 'x' })};sig1=${sign()}`
    expect(judge(scheme, header(value)).verdict.outcome).toBe('accepted')
  })

  it('refuses a time that is missing, doubled or not an integer', () => {
    refused(`sig1=${sign()}`, 'timestamp_missing')
    refused(`ts=;sig1=${sign()}`, 'timestamp_missing')
    refused(`ts=${nowSeconds};ts=${nowSeconds};sig1=${sign()}`, 'timestamp_malformed')
    for (const ts of ['+1795000000', '1795000000.0', '-1', '0x6AF', '1e9', '01795000000', '99999999999999999999']) {
      refused(`ts=${ts};sig1=${sign({ ts })}`, 'timestamp_malformed')
    }
  })

  it('says by how much a time is off, and only of a request that was really signed', () => {
    const stale = refused(`ts=${nowSeconds - 412};sig1=${sign({ ts: nowSeconds - 412 })}`, 'timestamp_stale')
    expect(stale['Off by']).toBe("412 seconds behind this computer's clock")
    expect(stale.Allowed).toBe('300 seconds')
    expect(stale["This computer's time"]).toBe('2026-11-18 11:06:40 UTC')
    refused(`ts=${nowSeconds + 301};sig1=${sign({ ts: nowSeconds + 301 })}`, 'timestamp_future')
    refused(`ts=${nowSeconds - 412};sig1=${sign({ ts: nowSeconds })}`, 'signature_wrong')
    const edge = `ts=${nowSeconds + 300};sig1=${sign({ ts: nowSeconds + 300 })}`
    expect(judge(scheme, header(edge)).verdict.outcome).toBe('accepted')
  })

  it('recognises milliseconds', () => {
    const facts = refused(`ts=${now};sig1=${sign({ ts: now })}`, 'timestamp_future')
    expect(facts.Hint).toContain('milliseconds')
  })

  it('keeps refusing a captured request even when an unsigned id is put beside it', () => {
    const signed = header(`ts=${nowSeconds};sig1=${sign()}`)
    const first = judge(scheme, signed).dedupe
    const second = judge(scheme, [...signed, ['webhook-id', 'msg_new']]).dedupe
    expect(second).toEqual(first)
  })

  it('signs over the bytes, also when they are no text', () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0xfe])
    const signature = createHmac('sha256', currentKey.secret)
      .update(`${nowSeconds}.${baseUrl}.`)
      .update(bytes)
      .digest('hex')
    const { verdict } = judge(
      scheme,
      [...header(`ts=${nowSeconds};sig1=${signature}`), ['content-type', 'application/octet-stream']],
      {
        body: bytes,
      },
    )
    expect(verdict.outcome).toBe('accepted')
  })

  it('explains a signature by the previous key', () => {
    const old: KeySecret = {
      ...currentKey,
      id: 'key_old',
      secret: 'hwk_oldoldoldoldoldold',
      retiresAt: now - 7_200_000,
    }
    const value = `ts=${nowSeconds};sig1=${hmac(old.secret, `${nowSeconds}.${baseUrl}.${body}`)}`
    const { verdict } = judge({ ...scheme, secrets: [currentKey, old] }, header(value))
    expect(verdict).toMatchObject({ reason: 'key_retired', keyId: 'key_old', authentic: false })
    expect(factsOf(verdict)['Grace period ended']).toBe('2 hours ago')
    const grace = judge({ ...scheme, secrets: [currentKey, { ...old, retiresAt: now + 1 }] }, header(value))
    expect(grace.verdict).toMatchObject({ outcome: 'accepted', keyId: 'key_old' })
  })
})

describe('Standard Webhooks, signed by the package standardwebhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const scheme = {
    connection: 'custom-webhook',
    preset: 'standard-webhooks',
    secrets: [{ id: 'k', format: 'whsec' as const, secret, retiresAt: null }],
  }
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
  const theirs = (seconds = nowSeconds, text = body) => new Webhook(secret).sign(id, new Date(seconds * 1000), text)
  const headers = (signature: string, seconds: number | string = nowSeconds): RawHeaders => [
    ['webhook-id', id],
    ['webhook-timestamp', String(seconds)],
    ['webhook-signature', signature],
  ]

  it('accepts it and keeps the id for duplicates', () => {
    const { verdict, dedupe } = judge(scheme, headers(theirs()))
    expect(verdict.outcome).toBe('accepted')
    expect(dedupe).toEqual({ kind: 'delivery-id', key: id })
  })

  it('accepts the published vector', () => {
    const text = '{"test": 2432232314}'
    const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    const verdict = judge(scheme, headers(signature, 1_614_265_330), { body: text, now: 1_614_265_330_000 }).verdict
    expect(verdict.outcome).toBe('accepted')
  })

  it('accepts one right signature among others and of other versions', () => {
    const value = `v1a,AAAA v1,${hmac('other', body, 'base64')} ${theirs()}`
    expect(judge(scheme, headers(value)).verdict.outcome).toBe('accepted')
  })

  it('is refused when stale, in the future, for another body, or without its parts', () => {
    expect(judge(scheme, headers(theirs(nowSeconds - 301), nowSeconds - 301)).verdict.reason).toBe('timestamp_stale')
    expect(judge(scheme, headers(theirs(nowSeconds + 301), nowSeconds + 301)).verdict.reason).toBe('timestamp_future')
    expect(judge(scheme, headers(theirs(nowSeconds, `${body} `))).verdict.reason).toBe('signature_wrong')
    const withoutId = headers(theirs()).filter(([name]) => name !== 'webhook-id')
    expect(judge(scheme, withoutId).verdict.reason).toBe('signed_part_missing')
    expect(judge(scheme, [...headers(theirs()), ['Webhook-Id', 'other']]).verdict.reason).toBe('signed_part_missing')
    const withoutTime = headers(theirs()).filter(([name]) => name !== 'webhook-timestamp')
    expect(judge(scheme, withoutTime).verdict.reason).toBe('timestamp_missing')
    expect(judge(scheme, headers(theirs().replace('v1,', 'v2,'))).verdict.reason).toBe('signature_malformed')
  })

  it('says that a secret is not base64 instead of calling the signature wrong', () => {
    const broken = {
      ...scheme,
      secrets: [{ id: 'k', format: 'whsec' as const, secret: 'whsec_not*base64', retiresAt: null }],
    }
    const { verdict } = judge(broken, headers(theirs()))
    expect(verdict.reason).toBe('secret_unavailable')
    expect(factsOf(verdict).Secret).toContain('base64')
  })

  it('signs what the package verifies', () => {
    const recipe = must(findPreset(connectionOf('custom-webhook'), 'standard-webhooks'), 'a preset').recipe
    const seconds = Math.floor(Date.now() / 1000)
    const parts = { secret, body: Buffer.from(body), headers: [], url: baseUrl, messageId: id, crypto: nodeCrypto }
    const signed = Object.fromEntries(signRequest(recipe, { ...parts, timestampMs: seconds * 1000 }).headers)
    expect(new Webhook(secret).verify(body, signed)).toEqual(JSON.parse(body))
  })
})

describe('Stripe, signed by the package stripe', () => {
  const secret = 'whsec_test_8fKq2LmX7vRt'
  const scheme = {
    connection: 'stripe',
    preset: 'stripe',
    secrets: [{ id: 'k', format: 'vendor' as const, secret, retiresAt: null }],
  }
  const stripe = new Stripe('sk_test_unused')
  const event = '{"id":"evt_1","object":"event","type":"invoice.paid"}'
  const theirs = (timestamp = nowSeconds, payload = event) =>
    stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const sent = (value: string) => judge(scheme, [['Stripe-Signature', value]], { body: event })

  it('accepts it, with the event id for duplicates and the type from the body', () => {
    const { verdict, dedupe, eventType } = sent(theirs())
    expect(verdict.outcome).toBe('accepted')
    expect(dedupe).toEqual({ kind: 'delivery-id', key: 'evt_1' })
    expect(eventType).toBe('invoice.paid')
  })

  it('accepts any of several v1 and ignores v0', () => {
    const [, right = ''] = theirs().split(',')
    expect(sent(`t=${nowSeconds},v1=${hmac('x', 'y')},${right},v0=${hmac('x', 'z')}`).verdict.outcome).toBe('accepted')
  })

  it('takes the secret whole, not its base64 part', () => {
    const decoded = Buffer.from('8fKq2LmX7vRt', 'base64')
    const wrong = `t=${nowSeconds},v1=${hmac(decoded, `${nowSeconds}.${event}`)}`
    expect(sent(wrong).verdict.reason).toBe('signature_wrong')
  })

  it('refuses an old time, and like the package no future one', () => {
    expect(sent(theirs(nowSeconds - 301)).verdict.reason).toBe('timestamp_stale')
    expect(sent(theirs(nowSeconds + 86_400)).verdict.outcome).toBe('accepted')
  })

  it('signs what the package verifies', () => {
    const recipe = must(findPreset(connectionOf('stripe'), 'stripe'), 'a preset').recipe
    const parts = { secret, body: Buffer.from(event), headers: [], url: baseUrl, messageId: 'm', crypto: nodeCrypto }
    const [[, value] = ['', '']] = signRequest(recipe, { ...parts, timestampMs: Date.now() }).headers
    expect(stripe.webhooks.constructEvent(event, value, secret).id).toBe('evt_1')
    expect(() => stripe.webhooks.constructEvent(`${event} `, value, secret)).toThrow()
  })
})

describe('GitHub', () => {
  const secret = "It's a Secret to Everybody"
  const digest = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  const scheme = {
    connection: 'github',
    preset: 'github',
    secrets: [{ id: 'k', format: 'hookwright' as const, secret, retiresAt: null }],
  }
  const sent = (value: string, extra: RawHeaders = []) =>
    judge(scheme, [['X-Hub-Signature-256', value], ['content-type', 'text/plain'], ...extra], { body: 'Hello, World!' })

  it('accepts the vector of its documentation', () => {
    expect(sent(`sha256=${digest}`).verdict).toMatchObject({ outcome: 'accepted', authentic: true })
  })

  it.each([
    [`sha256=${digest.slice(0, -1)}8`, 'signature_wrong'],
    [`sha256=${digest.slice(0, -1)}`, 'signature_not_encoded'],
    [`sha256=${digest} `, 'signature_not_encoded'],
    [`sha256=${Buffer.from(digest, 'hex').toString('base64')}`, 'signature_not_encoded'],
    [`sha1=${digest}`, 'signature_malformed'],
    [digest, 'signature_malformed'],
  ])('refuses %s as %s', (value, reason) => {
    expect(sent(value).verdict.reason).toBe(reason)
  })

  it('does not fall back to the old SHA-1 header, but says that it is there', () => {
    const headers: RawHeaders = [['X-Hub-Signature', `sha1=${hmac(secret, 'Hello, World!', 'hex', 'sha1')}`]]
    const { verdict } = judge(scheme, headers, { body: 'Hello, World!' })
    expect(verdict.reason).toBe('signature_missing')
    expect(factsOf(verdict)['Similar headers']).toBe('X-Hub-Signature')
  })

  it('refuses when the preset of the trigger does not exist', () => {
    const { verdict } = judge({ ...scheme, preset: 'gone' }, [['X-Hub-Signature-256', `sha256=${digest}`]])
    expect(verdict.reason).toBe('secret_unavailable')
  })
})
