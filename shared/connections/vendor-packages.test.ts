import { createQueryStringHash, encodeSymmetric, fromMethodAndUrl } from 'atlassian-jwt'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import type { CapturedRequest, RawHeaders } from '../contracts/delivery'
import type { Recipe } from '../contracts/recipe'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { headerValues } from '../domain/header-values'
import { exampleKey } from '../domain/testing/example-key'
import { baseUrl, makeRequest } from '../domain/testing/fixtures'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { connections, findConnection, findPreset } from './index'
import { packageCases } from './packages'
import { answerChallenge, gatewayOf } from './packages/braintree'
import type { Delivered, PackageCase } from './packages/package-case'

const holds = async (answer: () => unknown): Promise<boolean> => {
  try {
    return (await answer()) !== false
  } catch {
    return false
  }
}

const sampleOf = ({ id, preset }: Pick<PackageCase, 'id' | 'preset'>): SampleCase => {
  const connection = must(findConnection(id), 'in the registry')
  const known = must(preset === undefined ? connection.presets[0] : findPreset(connection, preset), 'a preset')
  return { name: id, connection, preset: known, event: must(connection.eventTypes[0], 'an event type') }
}

const deliveredOf = (sample: SampleCase, request: CapturedRequest): Delivered => ({
  request,
  secret: exampleKey(sample.preset).secret.secret,
  body: Buffer.from(request.body).toString(),
  header: (name) => headerValues(request.headers, name)[0] ?? '',
})

/** Changes one character of a value that every scheme covers, so that JSON stays JSON. */
const tamperBody = (request: CapturedRequest): CapturedRequest => {
  const text = Buffer.from(request.body).toString()
  const covered = ['4900', '2026'].map((value) => text.indexOf(value)).find((place) => place >= 0)
  const at = covered === undefined ? text.search(/[a-y](?=[a-z]{3})/) : covered + 3
  const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`
  return { ...request, body: Buffer.from(changed) }
}

const flip = (value: string): string => {
  const at = value.length - 12
  return `${value.slice(0, at)}${value[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`
}

const coversBody = (recipe: Recipe): boolean => {
  if (recipe.type !== 'jwt') return 'content' in recipe
  return recipe.claims.some((check) => check.is === 'digest' && check.content.some(({ part }) => part === 'body'))
}

/** Changes the body, or the credential where the scheme does not cover the body. */
const tamper = ({ preset: { recipe } }: SampleCase, request: CapturedRequest): CapturedRequest => {
  if (coversBody(recipe)) return tamperBody(request)
  const [place] = recipe.credential.at
  const name = place?.from === 'header' ? place.name.toLowerCase() : 'authorization'
  return {
    ...request,
    headers: request.headers.map(([header, value]) => [header, header.toLowerCase() === name ? flip(value) : value]),
  }
}

/** The headers of the sample, with those of the signature in the place of its own of the same name. */
const withSigned = (headers: RawHeaders, signed: RawHeaders): RawHeaders => {
  const names = new Set(signed.map(([name]) => name.toLowerCase()))
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...signed]
}

const titleOf = (entry: PackageCase): string => {
  const preset = sampleOf(entry).preset.id
  return preset === entry.id ? preset : `${entry.id}, ${preset}`
}
const titled = packageCases.map((entry): [string, PackageCase] => [titleOf(entry), entry])

describe.each(titled)('the package of %s', (_title, entry) => {
  const sample = sampleOf(entry)
  const { signs } = entry

  it('accepts what the app signs, and refuses it when it was changed', async () => {
    const request = signSample(sample, Date.now())
    expect(await holds(() => entry.accepts(deliveredOf(sample, request)))).toBe(true)
    const changed = tamper(sample, request)
    expect(changed).not.toEqual(request)
    expect(await holds(() => entry.accepts(deliveredOf(sample, changed)))).toBe(false)
  })

  if (signs === undefined) return

  it('signs what the app accepts', async () => {
    const now = Date.now()
    const { secret } = exampleKey(sample.preset)
    const body = sample.event.sample
    const signed = await signs({ body, secret: secret.secret, seconds: Math.floor(now / 1000) })
    const request = makeRequest({ headers: withSigned(sample.event.headers, signed), body })
    const context = { ...contextFor(sample, request), now }
    expect(decide(request, context).verdict).toMatchObject({ outcome: 'accepted', reason: null, authentic: true })
    expect(decide(tamper(sample, request), context).verdict.outcome).toBe('refused')
  })
})

describe('the cases of packages', () => {
  it('name connections of the registry, and each preset once', () => {
    expect(new Set(titled.map(([title]) => title)).size).toBe(titled.length)
  })

  it.each(connections.filter(({ verified }) => verified.level === 'vendor-package').map(({ id }) => id))(
    'hold %s, which is said to be proven by the package of its vendor',
    (id) => {
      expect(packageCases.map((entry) => entry.id)).toContain(id)
    },
  )
})

describe('Braintree', () => {
  const sample = sampleOf({ id: 'braintree' })
  const { secret } = exampleKey(sample.preset).secret
  const kind = 'subscription_charged_successfully'

  it('signs samples of its own that the app accepts, also beside the signature of another key', async () => {
    const made = await gatewayOf(secret).webhookTesting.sampleNotification(kind, 'tide-premium')
    for (const before of ['', 'another|0123456789abcdef0123456789abcdef01234567&']) {
      const fields = { bt_signature: before + made.bt_signature, bt_payload: made.bt_payload }
      const body = new URLSearchParams(fields).toString()
      const request = makeRequest({ headers: sample.event.headers, body })
      expect(decide(request, contextFor(sample, request)).verdict).toMatchObject({
        outcome: 'accepted',
        authentic: true,
      })
    }
  })

  it('is answered to its check of the URL as the package answers it', () => {
    const challenge = '20f9f8ed05f77439fe955c977e4c8a53'
    const request = {
      ...makeRequest({ body: '' }),
      method: 'GET',
      target: `${new URL(baseUrl).pathname}?bt_challenge=${challenge}`,
    }
    const { verdict } = decide(request, contextFor(sample, request))
    expect(verdict.outcome).toBe('handshake')
    expect(verdict.answer.body).toBe(answerChallenge(secret, challenge))
  })
})

describe('Atlassian Connect with a query', () => {
  it('is hashed as the package hashes it: sorted and percent-encoded', () => {
    const sample = sampleOf({ id: 'atlassian-connect' })
    const { secret } = exampleKey(sample.preset).secret
    const target = `${new URL(baseUrl).pathname}?user_key=mira%20o&user_id=5b10&b=2&a=%2B`
    const qsh = createQueryStringHash(fromMethodAndUrl('POST', target))
    const exp = Math.floor(Date.now() / 1000) + 180
    const headers: RawHeaders = [
      ...sample.event.headers,
      ['Authorization', `JWT ${encodeSymmetric({ qsh, exp }, secret)}`],
    ]
    const request = { ...makeRequest({ headers, body: sample.event.sample }), target }
    const context = { ...contextFor(sample, request), now: Date.now() }
    expect(decide(request, context).verdict).toMatchObject({ reason: null, authentic: true })
    const other = { ...request, target: target.replace('5b10', '5b11') }
    expect(decide(other, context).verdict.reason).toBe('claim_wrong')
  })
})

describe('Twilio with a JSON body', () => {
  const sample = sampleOf({ id: 'twilio' })

  it('is accepted by the package and by the app, and refused with another body', () => {
    const event = { ...sample.event, sample: '{"a":1}', headers: [['content-type', 'application/json']] as RawHeaders }
    const json = { ...sample, event }
    const request = signSample(json)
    const url = `${new URL(baseUrl).origin}${request.target}`
    const [signature = ''] = headerValues(request.headers, 'x-twilio-signature')
    const { secret } = exampleKey(sample.preset).secret
    expect(twilio.validateRequestWithBody(secret, signature, url, '{"a":1}')).toBe(true)
    expect(decide(request, { ...contextFor(json, request) }).verdict.authentic).toBe(true)
    const other = { ...request, body: Buffer.from('{"a":2}') }
    expect(decide(other, contextFor(json, other)).verdict.reason).toBe('body_digest_wrong')
  })

  it('signs the port of the URL where Twilio does', () => {
    const { secret } = exampleKey(sample.preset).secret
    const body = sample.event.sample
    const withPort = baseUrl.replace('.com/', '.com:443/')
    const fields = Object.fromEntries(new URLSearchParams(body))
    const signature = twilio.getExpectedTwilioSignature(secret, withPort, fields)
    const request = makeRequest({ headers: [...sample.event.headers, ['X-Twilio-Signature', signature]], body })
    expect(decide(request, contextFor(sample, request)).verdict.authentic).toBe(true)
  })

  it('takes each value of a repeated field once', () => {
    const { secret } = exampleKey(sample.preset).secret
    const body = 'SmsStatus=received&Tag=b&Tag=a&Tag=b'
    const signature = twilio.getExpectedTwilioSignature(secret, baseUrl, {
      SmsStatus: 'received',
      Tag: ['b', 'a', 'b'],
    })
    const request = makeRequest({ headers: [...sample.event.headers, ['X-Twilio-Signature', signature]], body })
    expect(decide(request, contextFor(sample, request)).verdict.authentic).toBe(true)
  })
})
