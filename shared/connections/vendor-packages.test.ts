import { createPublicKey } from 'node:crypto'
import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import HmacValidator from '@adyen/api-library/lib/src/utils/hmacValidator'
import { Signature } from '@hubspot/api-client'
import { sign as signGithub, verify as verifyGithub } from '@octokit/webhooks-methods'
import { validateSignature } from '@line/bot-sdk'
import { LinearWebhookClient } from '@linear/sdk/webhooks'
import { signWebhookPayload, verifyWebhookSignature } from '@notionhq/client'
import { Environment, Paddle } from '@paddle/paddle-node-sdk'
import { EventWebhook } from '@sendgrid/eventwebhook'
import '@shopify/shopify-api/adapters/node'
import { ApiVersion, shopifyApi } from '@shopify/shopify-api'
import { isValidSlackRequest } from '@slack/bolt/dist/receivers/verify-request'
import { verifyKey } from 'discord-interactions'
import { WebhooksHelper } from 'square'
import Stripe from 'stripe'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import type { CapturedRequest, RawHeaders } from '../contracts/delivery'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { headerValues } from '../domain/header-values'
import { exampleKey, examplePair } from '../domain/testing/example-key'
import { baseUrl, makeRequest } from '../domain/testing/fixtures'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { findConnection, findPreset } from './index'

/** What a package is asked with: the request as it arrived, and the secret of the trigger. */
interface Delivered {
  request: CapturedRequest
  secret: string
  body: string
  header: (name: string) => string
}

interface PackageCase {
  id: string
  preset?: string
  /** Whether the vendor's own code takes the request for genuine; it may also throw. */
  accepts: (delivered: Delivered) => unknown
  /** The headers that the vendor's own code signs a body with. */
  signs?: (parts: { body: string; secret: string; seconds: number }) => RawHeaders | Promise<RawHeaders>
}

const msgId = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'
const dateOf = (seconds: number) => new Date(seconds * 1000)
const stripe = new Stripe('sk_test_unused')
const paddle = new Paddle('unused', { environment: Environment.sandbox })

const adyenItem = (body: string) =>
  (JSON.parse(body) as { notificationItems: { NotificationRequestItem: never }[] }).notificationItems[0]
    ?.NotificationRequestItem as never

const shopifyOf = (apiSecretKey: string) =>
  shopifyApi({
    apiKey: 'unused',
    apiSecretKey,
    hostName: 'hooks.example.com',
    apiVersion: ApiVersion.October25,
    isEmbeddedApp: false,
    logger: { log: () => undefined },
  })

/** Asks the validator of AWS, which is given the key of the test in place of Amazon's certificate. */
const validateSns = (body: string): Promise<boolean> => {
  const require = createRequire(import.meta.url)
  const https = require('node:https') as { get: unknown }
  const Validator = require('sns-validator') as new () => {
    validate: (message: string, done: (error: Error | null) => void) => void
  }
  const key = createPublicKey({ key: Buffer.from(examplePair('rsa').spki), format: 'der', type: 'spki' })
  const pem = key.export({ format: 'pem', type: 'spki' })
  const { get } = https
  https.get = (_url: unknown, answer: (response: PassThrough & { statusCode: number }) => void) => {
    const response = Object.assign(new PassThrough(), { statusCode: 200 })
    answer(response)
    response.end(pem)
    return new PassThrough()
  }
  return new Promise<boolean>((resolve) => {
    new Validator().validate(body, (error) => resolve(error === null))
  }).finally(() => {
    https.get = get
  })
}

const hubspotCase = (version: string): PackageCase => {
  const header = version === 'v3' ? 'X-HubSpot-Signature-v3' : 'X-HubSpot-Signature'
  const options = (parts: { body: string; secret: string; signature: string; milliseconds: number }) => ({
    signatureVersion: version,
    clientSecret: parts.secret,
    requestBody: parts.body,
    signature: parts.signature,
    url: baseUrl,
    method: 'POST',
    timestamp: parts.milliseconds,
  })
  return {
    id: 'hubspot',
    preset: `hubspot-${version}`,
    accepts: ({ body, header: read, secret }) =>
      Signature.isValid(
        options({ body, secret, signature: read(header), milliseconds: Number(read('x-hubspot-request-timestamp')) }),
      ),
    signs: ({ body, secret, seconds }) => {
      const milliseconds = seconds * 1000
      const signature = Signature.getSignature('POST', version, options({ body, secret, signature: '', milliseconds }))
      return [
        [header, signature],
        ['X-HubSpot-Request-Timestamp', String(milliseconds)],
      ]
    },
  }
}

const packages: PackageCase[] = [
  {
    id: 'adyen',
    accepts: ({ body, secret }) => new HmacValidator().validateHMAC(adyenItem(body), secret),
  },
  {
    id: 'shopify',
    accepts: async ({ body, request, secret }) => {
      const { valid } = await shopifyOf(secret).webhooks.validate({
        rawBody: body,
        rawRequest: { method: 'POST', url: '/', headers: Object.fromEntries(request.headers) },
        rawResponse: {},
      })
      return valid
    },
  },
  {
    id: 'square',
    accepts: ({ body, header, secret }) =>
      WebhooksHelper.verifySignature({
        requestBody: body,
        signatureHeader: header('x-square-hmacsha256-signature'),
        signatureKey: secret,
        notificationUrl: baseUrl,
      }),
  },
  hubspotCase('v1'),
  hubspotCase('v2'),
  hubspotCase('v3'),
  { id: 'aws-sns', accepts: ({ body }) => validateSns(body) },
  {
    id: 'github',
    accepts: ({ body, header, secret }) => verifyGithub(secret, body, header('x-hub-signature-256')),
    signs: async ({ body, secret }) => [['X-Hub-Signature-256', await signGithub(secret, body)]],
  },
  {
    id: 'stripe',
    accepts: ({ body, header, secret }) => stripe.webhooks.constructEvent(body, header('stripe-signature'), secret),
    signs: ({ body, secret, seconds }) => [
      ['Stripe-Signature', stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds })],
    ],
  },
  {
    id: 'custom-webhook',
    preset: 'standard-webhooks',
    accepts: ({ body, request, secret }) =>
      new StandardWebhook(secret).verify(body, Object.fromEntries(request.headers)),
    signs: ({ body, secret, seconds }) => [
      ['webhook-id', msgId],
      ['webhook-timestamp', String(seconds)],
      ['webhook-signature', new StandardWebhook(secret).sign(msgId, dateOf(seconds), body)],
    ],
  },
  {
    id: 'gitlab',
    preset: 'gitlab-signing',
    accepts: ({ body, request, secret }) =>
      new StandardWebhook(secret).verify(body, Object.fromEntries(request.headers)),
  },
  {
    id: 'svix',
    accepts: ({ body, request, secret }) => new SvixWebhook(secret).verify(body, Object.fromEntries(request.headers)),
    signs: ({ body, secret, seconds }) => [
      ['webhook-id', msgId],
      ['webhook-timestamp', String(seconds)],
      ['webhook-signature', new SvixWebhook(secret).sign(msgId, dateOf(seconds), body)],
    ],
  },
  {
    id: 'slack',
    accepts: ({ body, header, secret }) =>
      isValidSlackRequest({
        signingSecret: secret,
        body,
        headers: {
          'x-slack-signature': header('x-slack-signature'),
          'x-slack-request-timestamp': Number(header('x-slack-request-timestamp')),
        },
      }),
  },
  {
    id: 'twilio',
    accepts: ({ body, header, secret }) =>
      twilio.validateRequest(
        secret,
        header('x-twilio-signature'),
        baseUrl,
        Object.fromEntries(new URLSearchParams(body)),
      ),
    signs: ({ body, secret }) => [
      [
        'X-Twilio-Signature',
        twilio.getExpectedTwilioSignature(secret, baseUrl, Object.fromEntries(new URLSearchParams(body))),
      ],
    ],
  },
  {
    id: 'line',
    accepts: ({ body, header, secret }) => validateSignature(body, secret, header('x-line-signature')),
  },
  {
    id: 'linear',
    accepts: ({ body, header, secret }) =>
      new LinearWebhookClient(secret).verify(
        Buffer.from(body),
        header('linear-signature'),
        (JSON.parse(body) as { webhookTimestamp: number }).webhookTimestamp,
      ),
  },
  {
    id: 'discord',
    accepts: ({ body, header, secret }) =>
      verifyKey(body, header('x-signature-ed25519'), header('x-signature-timestamp'), secret),
  },
  {
    id: 'sendgrid',
    accepts: ({ body, header, secret }) => {
      const webhook = new EventWebhook()
      return webhook.verifySignature(
        webhook.convertPublicKeyToECDSA(secret),
        body,
        header('x-twilio-email-event-webhook-signature'),
        header('x-twilio-email-event-webhook-timestamp'),
      )
    },
  },
  {
    id: 'paddle',
    accepts: ({ body, header, secret }) => paddle.webhooks.isSignatureValid(body, secret, header('paddle-signature')),
  },
  {
    id: 'notion',
    accepts: ({ body, header, secret }) =>
      verifyWebhookSignature({ body, signature: header('x-notion-signature'), verificationToken: secret }),
    signs: async ({ body, secret }) => [
      ['X-Notion-Signature', await signWebhookPayload({ body, verificationToken: secret })],
    ],
  },
]

const holds = async (answer: () => unknown): Promise<boolean> => {
  try {
    return (await answer()) !== false
  } catch {
    return false
  }
}

const sampleOf = ({ id, preset }: PackageCase): SampleCase => {
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
const tamper = (request: CapturedRequest): CapturedRequest => {
  const text = Buffer.from(request.body).toString()
  const covered = ['4900', '2026'].map((value) => text.indexOf(value)).find((place) => place >= 0)
  const at = covered === undefined ? text.search(/[a-y](?=[a-z]{3})/) : covered + 3
  const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`
  return { ...request, body: Buffer.from(changed) }
}

describe.each(packages)('the package of $id $preset', (entry) => {
  const sample = sampleOf(entry)

  it('accepts what the app signs, and refuses it when it was changed', async () => {
    const request = signSample(sample, Date.now())
    expect(await holds(() => entry.accepts(deliveredOf(sample, request)))).toBe(true)
    const changed = tamper(request)
    expect(changed.body).not.toEqual(request.body)
    expect(await holds(() => entry.accepts(deliveredOf(sample, changed)))).toBe(false)
  })

  it.runIf(entry.signs !== undefined)('signs what the app accepts', async () => {
    const now = Date.now()
    const { secret } = exampleKey(sample.preset)
    const body = sample.event.sample
    const signed = (await entry.signs?.({ body, secret: secret.secret, seconds: Math.floor(now / 1000) })) ?? []
    const request = makeRequest({ headers: [...sample.event.headers, ...signed], body })
    const context = { ...contextFor(sample, request), now }
    expect(decide(request, context).verdict).toMatchObject({ outcome: 'accepted', reason: null, authentic: true })
    expect(decide(tamper(request), context).verdict.outcome).toBe('refused')
  })
})

describe('Twilio with a JSON body', () => {
  const sample = sampleOf({ id: 'twilio', accepts: () => true })

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
