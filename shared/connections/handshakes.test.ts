import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RawHeaders } from '../contracts/delivery'
import type { Verdict } from '../contracts/verdict'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import type { DecisionContext } from '../domain/decision'
import { readConfirmation } from '../domain/handshake/read-confirmation'
import { viewRequest } from '../domain/request-view'
import { exampleKey } from '../domain/testing/example-key'
import { baseUrl, makeRequest } from '../domain/testing/fixtures'
import { nodeCrypto } from '../domain/testing/node-crypto'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { connections, findConnection } from './index'

const path = new URL(baseUrl).pathname
const json: RawHeaders = [['content-type', 'application/json']]

const caseOf = (id: string): SampleCase => {
  const connection = must(findConnection(id), 'in the registry')
  const [preset] = connection.presets
  const [event] = connection.eventTypes
  return { name: id, connection, preset: must(preset, 'a preset'), event: must(event, 'an event type') }
}

interface Sent {
  method?: string
  query?: string
  headers?: RawHeaders
  body?: string
  /** Signed with the key of the trigger. */
  signed?: boolean
}

const send = (id: string, sent: Sent, changes: Partial<DecisionContext> = {}) => {
  const sample = caseOf(id)
  const headers = sent.headers ?? json
  const plain = makeRequest({ headers, body: sent.body ?? '' })
  const signed = sent.signed
    ? signSample({ ...sample, event: { ...sample.event, sample: sent.body ?? '', headers } })
    : plain
  const request = { ...signed, method: sent.method ?? 'POST', target: `${path}${sent.query ?? ''}` }
  const context = contextFor(sample, request)
  return decide(request, { ...context, ...changes })
}

const typeOf = ({ answer }: Verdict) => answer.headers.find(([name]) => name === 'content-type')?.[1] ?? null
const headerOf = ({ answer }: Verdict, wanted: string) => answer.headers.find(([name]) => name === wanted)?.[1]

describe('the handshake of', () => {
  it.each<[string, Sent, { status: number; body: string; type: string | null }]>([
    [
      'slack',
      { body: '{"token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV","type":"url_verification"}', signed: true },
      { status: 200, body: '{"challenge":"3eZbrw1aBm2rZgRNFdxV"}', type: 'application/json' },
    ],
    [
      'slack',
      { body: 'ssl_check=1&token=t', headers: [['content-type', 'application/x-www-form-urlencoded']] },
      { status: 200, body: '', type: null },
    ],
    [
      'meta',
      { method: 'GET', query: '?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=example-verifyToken' },
      { status: 200, body: '1158201444', type: 'text/plain; charset=utf-8' },
    ],
    [
      'dropbox',
      { method: 'GET', query: '?challenge=a%2Bb' },
      { status: 200, body: 'a+b', type: 'text/plain; charset=utf-8' },
    ],
    ['trello', { method: 'HEAD' }, { status: 200, body: '', type: null }],
    ['intercom', { method: 'HEAD' }, { status: 200, body: '', type: null }],
    ['discord', { body: '{"type":1}', signed: true }, { status: 200, body: '{"type":1}', type: 'application/json' }],
    ['discord', { body: '{"version":1,"type":0}', signed: true }, { status: 204, body: '', type: 'application/json' }],
    [
      'microsoft-graph',
      { query: '?validationToken=Validation%3A+Testing+client', headers: [['content-type', 'text/plain']] },
      { status: 200, body: 'Validation: Testing client', type: 'text/plain; charset=utf-8' },
    ],
    [
      'azure-event-grid',
      {
        headers: [...json, ['aeg-event-type', 'SubscriptionValidation']],
        body: '[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]',
      },
      { status: 200, body: '{"validationResponse":"512d38b6"}', type: 'application/json' },
    ],
    [
      'twitch',
      {
        body: '{"challenge":"pogchamp-kappa-360noscope","subscription":{"type":"stream.online"}}',
        headers: [...json, ['Twitch-Eventsub-Message-Type', 'webhook_callback_verification']],
        signed: true,
      },
      { status: 200, body: 'pogchamp-kappa-360noscope', type: 'text/plain; charset=utf-8' },
    ],
    ['line', { body: '{"destination":"U1","events":[]}', signed: true }, { status: 200, body: '', type: null }],
    [
      'okta',
      { method: 'GET', headers: [['X-Okta-Verification-Challenge', 'mzDqkuvRMVsFL9LVPWHr']] },
      { status: 200, body: '{"verification":"mzDqkuvRMVsFL9LVPWHr"}', type: 'application/json' },
    ],
    [
      'monday',
      { body: '{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}' },
      {
        status: 200,
        body: '{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}',
        type: 'application/json',
      },
    ],
    [
      'snyk',
      {
        body: '{"webhookId":"d3cf26b3-2d77-497b-bce2-23b33cc15362"}',
        headers: [...json, ['x-snyk-event', 'ping/v0']],
        signed: true,
      },
      { status: 200, body: '{"status":"pong"}', type: 'application/json' },
    ],
    [
      'woocommerce',
      { body: 'webhook_id=7', headers: [['content-type', 'application/x-www-form-urlencoded']] },
      { status: 200, body: '', type: null },
    ],
  ])('%s is answered exactly: %j', (id, sent, { status, body, type }) => {
    const sample = caseOf(id)
    for (const state of ['draft', 'ready', 'paused'] as const) {
      const context = contextFor(sample, makeRequest())
      const { verdict, dedupe } = send(id, sent, { trigger: { ...context.trigger, eventType: null, state } })
      expect(verdict).toMatchObject({ outcome: 'handshake', reason: 'handshake_answered', endedAt: 'handshake' })
      expect(verdict.authentic).toBe(sent.signed === true)
      expect(verdict.answer).toMatchObject({ status, body })
      expect(typeOf(verdict)).toBe(type)
      expect(headerOf(verdict, 'x-content-type-options')).toBe('nosniff')
      expect(dedupe).toBeNull()
    }
  })

  it('Zoom is the HMAC of its token', () => {
    const body = '{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}'
    const { verdict } = send('zoom', { body, signed: true })
    const { secret } = exampleKey(caseOf('zoom').preset).secret
    const encryptedToken = createHmac('sha256', secret).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex')
    expect(JSON.parse(verdict.answer.body)).toEqual({ plainToken: 'qgg8vlvZRS6UYooatFL8Aw', encryptedToken })
    expect(send('zoom', { body }).verdict.reason).toBe('signature_missing')
  })

  it('CloudEvents gives the origin back, and any rate where none was asked', () => {
    const headers: RawHeaders = [['WebHook-Request-Origin', 'eventemitter.example.com']]
    const { verdict } = send('cloudevents', { method: 'OPTIONS', headers })
    expect(headerOf(verdict, 'WebHook-Allowed-Origin')).toBe('eventemitter.example.com')
    expect(headerOf(verdict, 'WebHook-Allowed-Rate')).toBe('*')
    const rate = send('cloudevents', { method: 'OPTIONS', headers: [...headers, ['WebHook-Request-Rate', '120']] })
    expect(headerOf(rate.verdict, 'WebHook-Allowed-Rate')).toBe('120')
  })

  it('Meta is refused with another verify token, or without one in the settings', () => {
    const query = '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=other'
    const { verdict } = send('meta', { method: 'GET', query })
    expect(verdict).toMatchObject({ outcome: 'refused', reason: 'handshake_refused' })
    expect(verdict.answer.status).toBe(403)
    const context = contextFor(caseOf('meta'), makeRequest())
    const authentication = { ...context.trigger.authentication, config: {} }
    const trigger = { ...context.trigger, authentication }
    const empty = send(
      'meta',
      { method: 'GET', query: '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=' },
      { trigger },
    )
    expect(empty.verdict.reason).toBe('handshake_refused')
  })

  it('nobody is what a signed event is', () => {
    for (const connection of connections) {
      for (const event of connection.eventTypes.filter(({ id }) => id !== 'ping')) {
        const sample = { ...caseOf(connection.id), event }
        const request = signSample(sample)
        expect(decide(request, contextFor(sample, request)).verdict.outcome, connection.id).toBe('accepted')
      }
    }
  })
})

describe('a secret told in a handshake', () => {
  const asana: Sent = { headers: [...json, ['X-Hook-Secret', 'b537207f20cbfa02357cf448134da559']] }
  const notion: Sent = { body: '{"verification_token":"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"}' }

  it('is taken while the trigger has none, is a draft, or listens', () => {
    const context = contextFor(caseOf('asana'), makeRequest())
    const draft = { ...context.trigger, state: 'draft' as const }
    for (const changes of [{ secrets: [] }, { listening: true }, { trigger: draft }]) {
      const { capture, verdict } = send('asana', asana, changes)
      expect(verdict).toMatchObject({ outcome: 'handshake', authentic: false })
      expect(headerOf(verdict, 'X-Hook-Secret')).toBe('b537207f20cbfa02357cf448134da559')
      expect(capture).toEqual({ secret: 'b537207f20cbfa02357cf448134da559' })
    }
    const installed = '{"key":"tidewatch","clientKey":"1a2b","sharedSecret":"aB3dE5fG7hJ9","eventType":"installed"}'
    const app = send('atlassian-connect', { body: installed }, { secrets: [] })
    expect(app.verdict.answer).toMatchObject({ status: 200, body: '' })
    expect(app.capture).toEqual({ secret: 'aB3dE5fG7hJ9' })
    const told = send('notion', notion, { secrets: [] })
    expect(told.verdict.answer).toMatchObject({ status: 200, body: '' })
    expect(told.capture?.secret).toMatch(/^secret_/)
  })

  it('is not taken from anybody once the trigger is complete', () => {
    for (const [id, sent] of [
      ['asana', asana],
      ['notion', notion],
    ] as const) {
      const { capture, verdict } = send(id, sent)
      expect(verdict).toMatchObject({ outcome: 'refused', reason: 'capture_closed' })
      expect(verdict.answer.status).toBe(401)
      expect(capture).toBeUndefined()
      expect(JSON.stringify(verdict)).not.toContain('b537207f20cbfa02357cf448134da559')
    }
  })

  it('stands nowhere in the evidence', () => {
    const { verdict } = send('asana', asana, { secrets: [] })
    expect(JSON.stringify(verdict.stages)).not.toContain('b537207f')
  })
})

describe('a reply that gives something back', () => {
  it('never breaks out of a header and is never endless', () => {
    const evil = { method: 'OPTIONS', headers: [['WebHook-Request-Origin', 'a\r\nset-cookie: x']] as RawHeaders }
    expect(send('cloudevents', evil).verdict.outcome).toBe('refused')
    const long = send('dropbox', { method: 'GET', query: `?challenge=${'a'.repeat(5000)}` })
    expect(long.verdict.outcome).toBe('refused')
    const twice = send('dropbox', { method: 'GET', query: '?challenge=a&challenge=b' })
    expect(twice.verdict.outcome).toBe('refused')
  })
})

describe('the confirmation of Amazon SNS', () => {
  const confirmation = (url: string) =>
    JSON.stringify({
      ...{ Type: 'SubscriptionConfirmation', MessageId: 'm', Token: 't', TopicArn: 'a', Message: 'm' },
      ...{ SubscribeURL: url, Timestamp: '2026-11-02T09:14:02.817Z', SignatureVersion: '2' },
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/a.pem',
    })
  const url = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t'
  const { connection } = caseOf('aws-sns')

  it('is answered when it is genuine, and left for the user to do', () => {
    const { verdict } = send('aws-sns', { body: confirmation(url), signed: true })
    expect(verdict).toMatchObject({ outcome: 'handshake', authentic: true })
    const request = viewRequest(makeRequest({ body: confirmation(url) }))
    expect(readConfirmation(connection, request, nodeCrypto)?.url).toBe(url)
  })

  it('names no address of anybody else', () => {
    const other = viewRequest(
      makeRequest({ body: confirmation('https://evil.example/?x=sns.eu-west-1.amazonaws.com') }),
    )
    expect(readConfirmation(connection, other, nodeCrypto)).toBeNull()
  })
})

describe('the vectors of the documentation', () => {
  const check = (id: string, secret: string, parts: { headers: RawHeaders; body: string; now?: number }) => {
    const sample = caseOf(id)
    const request = makeRequest({ headers: parts.headers, body: parts.body })
    const context = contextFor(sample, request)
    const key = { id: 'key_now', format: sample.preset.secret.format, secret, retiresAt: null }
    return decide(request, { ...context, secrets: [key], now: parts.now ?? context.now }).verdict.authentic
  }

  it.each(['bitbucket', 'jira'])('%s', (id) => {
    const signature = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9'
    const headers: RawHeaders = [['X-Hub-Signature', signature]]
    expect(check(id, "It's a Secret to Everybody", { headers, body: 'Hello World!' })).toBe(true)
    expect(check(id, "It's a Secret to Everybody", { headers, body: 'Hello World.' })).toBe(false)
  })

  it.each([
    ['hello world', 'secret', '734cc62f32841568f45715aeb9f4d7891324e6d948e4c6c60c0621cdac48623a'],
    ['lalala', 'another-secret', 'daa220016c8f29a8b214fbfc3671aeec2145cfb1e6790184ffb38b6d0425fa00'],
    ['an-important-request-payload', 'hunter123', '9be2242094a9a8c00c64306f382a7f9d691de910b4a266f67bd314ef18ac49fa'],
  ])('circleci, %s', (body, secret, signature) => {
    const headers: RawHeaders = [['circleci-signature', `v1=${signature}`]]
    expect(check('circleci', secret, { headers, body })).toBe(true)
    expect(check('circleci', secret, { headers, body: `${body}.` })).toBe(false)
  })

  it('slack', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const headers: RawHeaders = [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['X-Slack-Request-Timestamp', '1531420618'],
      ['X-Slack-Signature', 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'],
    ]
    const now = 1_531_420_618_000
    expect(check('slack', '8f742231b10e8888abcd99yyyzzz85a5', { headers, body, now })).toBe(true)
  })
})
