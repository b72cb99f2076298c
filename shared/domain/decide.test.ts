import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connections, findConnection } from '../connections'
import type { Connection } from '../contracts/connection'
import type { RawHeaders } from '../contracts/delivery'
import { reasonCodeSchema, verdictSchema } from '../contracts/verdict'
import type { Verdict } from '../contracts/verdict'
import { must } from './assert'
import { parseCondition } from './conditions/text/parse-condition'
import { asDuplicate, asNotStored, asReplayed, decide, decideTransport, decideUnmatched } from './decide'
import type { DecisionContext } from './decision'
import { currentKey, factsOf, makeContext, makeRequest, makeTrigger, stageOf } from './testing/fixtures'

const custom = must(findConnection('custom-webhook'), 'in the registry')
const github = must(findConnection('github'), 'in the registry')
const stripe = must(findConnection('stripe'), 'in the registry')

const keyHeader: [string, string] = ['X-API-Key', currentKey.secret]

type TriggerChanges = Parameters<typeof makeTrigger>[1]

const contextOf = (connection: Connection, trigger: TriggerChanges = {}, more: Partial<DecisionContext> = {}) => {
  const authentication = {
    method: 'apiKey' as const,
    preset: connection.presets[0]?.id ?? '',
    headerName: 'X-API-Key',
  }
  return makeContext(connection, { trigger: makeTrigger(connection, { authentication, ...trigger }), ...more })
}

const send = (parts: Parameters<typeof makeRequest>[0] = {}, context: DecisionContext = contextOf(custom)) =>
  decide(makeRequest({ ...parts, headers: [keyHeader, ...(parts?.headers ?? [])] }), context)

const outcomes = (verdict: Verdict) => Object.fromEntries(verdict.stages.map(({ stage, outcome }) => [stage, outcome]))

const commonHeaders = [
  ['content-type', 'application/json'],
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
]

describe('an accepted event', () => {
  const { dedupe, verdict } = send()

  it('passes every stage but the handshake, which it is not', () => {
    expect(verdict).toMatchObject({ outcome: 'accepted', endedAt: 'fire', reason: null, authentic: true })
    expect(outcomes(verdict)).toEqual({
      transport: 'passed',
      route: 'passed',
      handshake: 'skipped',
      method: 'passed',
      authenticate: 'passed',
      accept: 'passed',
      duplicate: 'passed',
      decode: 'passed',
      schema: 'passed',
      conditions: 'passed',
      store: 'passed',
      fire: 'passed',
    })
    expect(dedupe).toBeNull()
  })

  it('is answered with its id, and nothing may cache or sniff the answer', () => {
    expect(verdict.answer).toEqual({
      status: 200,
      headers: commonHeaders,
      body: '{"status":"accepted","delivery":"dlv_1"}',
    })
  })
})

describe('a setting that is empty', () => {
  const preset = must(github.presets[0], 'GitHub has a preset')
  const connection: Connection = {
    ...github,
    config: [{ name: 'siteId', label: 'Site ID', hint: 'In the console.', required: true, generated: false }],
    presets: [
      {
        ...preset,
        recipe: {
          type: 'hmac',
          algorithm: 'sha256',
          key: 'utf8',
          credential: { at: [{ from: 'header', name: 'X-Signature' }] },
          encodings: ['hex'],
          content: [{ part: 'config', name: 'siteId' }, { part: 'body' }],
          replay: 'delivery-id',
        },
      },
    ],
  }

  it('is named as the vendor names it', () => {
    const authentication = { method: 'signature', preset: preset.id, headerName: 'X-API-Key' } as const
    const headers: RawHeaders = [['X-Signature', '0'.repeat(64)]]
    const { verdict } = send({ headers }, contextOf(connection, { authentication }))
    expect(verdict.reason).toBe('setting_missing')
    expect(factsOf(verdict).Part).toBe('setting Site ID')
  })
})

describe('method', () => {
  it.each(['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE', 'post'])(
    'answers %s with 405 and Allow, before looking for a key',
    (method) => {
      const { verdict } = send({ method })
      expect(verdict).toMatchObject({
        outcome: 'refused',
        reason: 'method_not_allowed',
        endedAt: 'method',
        authentic: false,
      })
      expect(verdict.answer.status).toBe(405)
      expect(verdict.answer.headers).toContainEqual(['allow', 'POST'])
      expect(outcomes(verdict)).toMatchObject({ method: 'failed', authenticate: 'skipped', fire: 'skipped' })
    },
  )
})

describe('accept', () => {
  it.each([
    ['draft', false, 'trigger_draft'],
    ['draft', true, null],
    ['ready', false, null],
    ['ready', true, null],
    ['paused', false, 'trigger_paused'],
    ['paused', true, 'trigger_paused'],
  ] as const)('a trigger that is %s, listening %s: %s', (state, listening, reason) => {
    const { verdict, dedupe } = send({ headers: [['webhook-id', 'm1']] }, contextOf(custom, { state }, { listening }))
    expect(verdict.reason).toBe(reason)
    expect(verdict.authentic).toBe(true)
    if (reason === null) {
      expect(verdict.outcome).toBe('accepted')
      expect(dedupe).toEqual({ kind: 'delivery-id', key: 'm1' })
    } else {
      expect(verdict).toMatchObject({ outcome: 'refused', endedAt: 'accept', keyId: 'key_now' })
      expect(verdict.answer).toMatchObject({ status: 503, body: '{"error":"unavailable","delivery":"dlv_1"}' })
      expect(verdict.answer.headers).toContainEqual(['retry-after', '60'])
      expect(dedupe).toBeNull()
    }
  })

  it('tells nobody without the key that the trigger is a draft', () => {
    const { verdict } = decide(makeRequest(), contextOf(custom, { state: 'draft' }))
    expect(verdict.answer.status).toBe(401)
  })
})

describe('decode', () => {
  it.each<[string, Parameters<typeof makeRequest>[0]]>([
    ['an empty body', { body: '' }],
    ['blank JSON', { body: ' \n' }],
    ['plain text', { body: 'hello', headers: [['content-type', 'text/plain']] }],
    ['a form', { body: 'a=1', headers: [['content-type', 'application/x-www-form-urlencoded']] }],
    ['bytes without a type', { body: Uint8Array.from([255, 254]), headers: [['content-type', '']] }],
    ['broken JSON under another type', { body: '{"a":', headers: [['content-type', 'text/plain']] }],
    ['a BOM', { body: '\ufeff{"a":1}' }],
    ['duplicate and __proto__ keys', { body: '{"__proto__":{"a":1},"a":1,"a":2}' }],
    ['numbers that overflow', { body: '{"n":1e400}' }],
    [
      'a JSON type with parameters',
      { body: '[1]', headers: [['content-type', 'Application/Problem+JSON; charset=utf-8']] },
    ],
    [
      'gzip of some other type',
      {
        body: gzipSync('x'),
        headers: [
          ['content-type', 'text/csv'],
          ['content-encoding', 'gzip'],
        ],
      },
    ],
  ])('takes %s for what it is', (_name, parts) => {
    expect(send(parts).verdict).toMatchObject({ outcome: 'accepted', reason: null })
  })

  it.each<[string, Parameters<typeof makeRequest>[0], string, string | undefined]>([
    ['cut JSON', { body: '{"a": [1,\n 2' }, 'Expected a comma', 'line 2, column 3 (character 12)'],
    ['a trailing comma', { body: '{"a":1,}' }, 'Expected a property name', 'line 1, column 8 (character 7)'],
    ['invalid UTF-8', { body: Uint8Array.from([0x22, 0xff, 0x22]) }, 'not valid UTF-8', 'byte 1'],
    ['500,000 levels', { body: '['.repeat(500_000) }, 'deeper than 128', 'line 1, column 129 (character 128)'],
    [
      'odd JSON types',
      { body: 'x', headers: [['content-type', 'application/json garbage']] },
      'Expected a value',
      'line 1, column 1 (character 0)',
    ],
    [
      'compressed JSON',
      { body: gzipSync('{}'), headers: [['content-encoding', 'gzip']] },
      'compressed (gzip)',
      undefined,
    ],
  ])('flags %s, accepts it and says what is wrong where', (_name, parts, what, where) => {
    const { verdict } = send(parts)
    expect(verdict).toMatchObject({ outcome: 'flagged', reason: 'not_decodable', endedAt: 'decode', authentic: true })
    expect(verdict.answer.body).toBe('{"status":"accepted","delivery":"dlv_1"}')
    expect(factsOf(verdict).What).toContain(what)
    expect(factsOf(verdict).Where).toBe(where)
    expect(outcomes(verdict)).toMatchObject({
      decode: 'failed',
      schema: 'skipped',
      conditions: 'skipped',
      store: 'passed',
      fire: 'skipped',
    })
  })
})

describe('event type', () => {
  const issues = (action: string | null): Parameters<typeof makeRequest>[0] => ({
    headers: [['X-GitHub-Event', 'issues']],
    body: action === null ? '{}' : JSON.stringify({ action }),
  })

  it.each([
    [null, 'opened', 'accepted'],
    ['issues', 'opened', 'accepted'],
    ['issues', null, 'accepted'],
    ['issues.opened', 'opened', 'accepted'],
    ['issues.opened', 'closed', 'filtered'],
    ['issues.opened', null, 'filtered'],
    ['issue', 'opened', 'filtered'],
    ['push', 'opened', 'filtered'],
  ])('a trigger for %s and action %s: %s', (eventType, action, outcome) => {
    const decision = send(issues(action), contextOf(github, { eventType }))
    expect(decision.verdict.outcome).toBe(outcome)
    expect(decision.eventType).toBe(action === null ? 'issues' : `issues.${action}`)
  })

  it('answers another type with filtered and stores it under its id', () => {
    const parts = {
      ...issues('closed'),
      headers: [
        ['X-GitHub-Event', 'issues'],
        ['x-github-delivery', 'g1'],
      ] as RawHeaders,
    }
    const { dedupe, verdict } = send(parts, contextOf(github, { eventType: 'issues.opened' }))
    expect(verdict).toMatchObject({ endedAt: 'conditions', reason: 'other_event_type', authentic: true })
    expect(verdict.answer).toMatchObject({ status: 200, body: '{"status":"filtered"}' })
    expect(factsOf(verdict)).toEqual({ 'Event type': 'issues.closed', 'Trigger wants': 'issues.opened' })
    expect(outcomes(verdict)).toMatchObject({ store: 'passed', fire: 'skipped' })
    expect(dedupe).toEqual({ kind: 'delivery-id', key: 'g1' })
  })

  it('filters where the condition of the trigger is false, with the test that decided as evidence', () => {
    const conditions = parseCondition('body.a equals 1 and header.X-Kind equals "order"')
    if (conditions.kind === 'problem') throw new Error(conditions.problem.message)
    const context = contextOf(custom, { conditions: conditions.condition })
    const { verdict } = send({ headers: [['X-Kind', 'refund']] }, context)
    expect(verdict).toMatchObject({ endedAt: 'conditions', outcome: 'filtered', reason: 'condition_false' })
    expect(verdict.answer).toMatchObject({ status: 200, body: '{"status":"filtered"}' })
    expect(factsOf(verdict)).toEqual({ Condition: 'header X-Kind is "refund", not "order"' })
    expect(outcomes(verdict)).toMatchObject({ store: 'passed', fire: 'skipped' })
    expect(send({ headers: [['X-Kind', 'order']] }, context).verdict.outcome).toBe('accepted')
  })

  it('never filters for a connection that knows no event types', () => {
    expect(send({}, contextOf(custom, { eventType: 'event' })).verdict.outcome).toBe('accepted')
  })

  it('is read for refused requests too, so that the list can show it', () => {
    const request = makeRequest(issues('opened'))
    expect(decide(request, contextOf(github)).eventType).toBe('issues.opened')
  })

  it('is none when its header stands twice or its value is no text', () => {
    const twice = send(
      {
        headers: [
          ['X-GitHub-Event', 'push'],
          ['X-GitHub-Event', 'issues'],
        ],
        body: '{"action":"x"}',
      },
      contextOf(github),
    )
    expect(twice.eventType).toBeNull()
    expect(send({ body: '{"type":{"a":1}}' }, contextOf(stripe)).eventType).toBeNull()
    expect(send({ body: '{"type":""}' }, contextOf(stripe)).eventType).toBeNull()
  })
})

describe('dedupe', () => {
  it('hashes a delivery id that is too long to index', () => {
    const id = 'x'.repeat(5000)
    const { dedupe } = send({ headers: [['webhook-id', id]] })
    expect(dedupe?.key).toBe(`sha256:${createHash('sha256').update(id).digest('hex')}`)
  })

  it('ignores an id that is empty, doubled or not a scalar', () => {
    expect(send({ headers: [['webhook-id', '']] }).dedupe).toBeNull()
    expect(
      send({
        headers: [
          ['webhook-id', 'a'],
          ['webhook-id', 'a'],
        ],
      }).dedupe,
    ).toBeNull()
    expect(send({ body: '{"id":{"a":1},"type":"x"}' }, contextOf(stripe)).dedupe).toBeNull()
  })

  it('reads an id from the body, the last one of duplicate keys', () => {
    expect(send({ body: '{"id":"evt_0","id":"evt_1","type":"x"}' }, contextOf(stripe)).dedupe).toEqual({
      kind: 'delivery-id',
      key: 'evt_1',
    })
  })
})

describe('any request', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('application/json', 'sha256=00', 't=1,v1=aa', 'ts=1;sig1=zz', 'Bearer ', 'v1,AA=='),
  )
  const name = fc.oneof(
    fc.constantFrom(
      'content-type',
      'x-api-key',
      'authorization',
      'x-blink-signature',
      'webhook-id',
      'webhook-timestamp',
    ),
    fc.constantFrom(
      'webhook-signature',
      'stripe-signature',
      'x-hub-signature-256',
      'x-github-event',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  )
  const request = fc.record({
    method: fc.oneof(fc.constant('POST'), fc.string()),
    target: fc.oneof(
      fc.string(),
      fc.string().map((query) => `/hooks/x?${query}`),
    ),
    httpVersion: fc.constant('1.1'),
    headers: fc.array(fc.tuple(name, value), { maxLength: 8 }),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.json().map((text) => new Uint8Array(Buffer.from(text))),
    ),
    sender: fc.constant('::1'),
    receivedAt: fc.constant(0),
  })
  const context = fc
    .record({
      connection: fc.constantFrom(...connections),
      preset: fc.nat(1),
      method: fc.constantFrom('apiKey' as const, 'signature' as const),
      eventType: fc.constantFrom(null, 'issues', 'ping'),
      state: fc.constantFrom('draft' as const, 'ready' as const, 'paused' as const),
      secrets: fc.array(
        fc.record({
          id: fc.constant('k'),
          format: fc.constant('vendor' as const),
          secret: fc.string(),
          retiresAt: fc.constantFrom(null, 0),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ connection, eventType, method, preset, secrets, state }) =>
      makeContext(connection, {
        secrets,
        trigger: makeTrigger(connection, {
          eventType,
          state,
          authentication: { method, preset: connection.presets[preset]?.id ?? 'gone', headerName: 'X-API-Key' },
        }),
      }),
    )

  it('gets a verdict of the contract and never an exception', () => {
    fc.assert(
      fc.property(request, context, (sent, about) => {
        const { verdict } = decide(sent, about)
        expect(verdictSchema.safeParse(verdict).error).toBeUndefined()
        expect(verdict.stages).toHaveLength(12)
        expect(verdict.answer.status === 200).toBe(verdict.outcome !== 'refused')
        for (const stage of verdict.stages)
          for (const { value: text } of stage.evidence) expect(text.length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 1500 },
    )
  })

  it('gets the same verdict for the same input', () => {
    fc.assert(
      fc.property(request, context, (sent, about) => {
        expect(decide(sent, about)).toEqual(decide(sent, about))
      }),
    )
  })

  it('is never authentic without the secret', () => {
    const unguessable = [{ ...currentKey, secret: `hwk_${'q'.repeat(43)}` }]
    fc.assert(
      fc.property(request, context, (sent, about) => {
        expect(decide(sent, { ...about, secrets: unguessable }).verdict.authentic).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('before any trigger', () => {
  it('answers an unknown token with the same 404 whatever was sent, and records where it went', () => {
    const verdict = decideUnmatched(makeRequest({ target: '/hooks/nobody?apikey=secret' }), 'dlv_9')
    expect(verdict).toMatchObject({ outcome: 'refused', reason: 'unknown_token', endedAt: 'route', authentic: false })
    expect(verdict.answer).toEqual({ status: 404, headers: commonHeaders, body: '{"error":"not_found"}' })
    expect(factsOf(verdict)).toEqual({ Path: '/hooks/nobody' })
    expect(verdictSchema.safeParse(verdict).success).toBe(true)
  })

  it.each([
    ['malformed_request', 400, 'bad_request'],
    ['body_too_large', 413, 'too_large'],
    ['request_too_slow', 408, 'timeout'],
    ['too_many_headers', 431, 'headers_too_large'],
    ['duplicate_host', 400, 'bad_request'],
    ['absolute_target', 400, 'bad_request'],
    ['unsupported_transfer_encoding', 501, 'not_implemented'],
    ['host_not_allowed', 403, 'forbidden'],
    ['browser_request', 403, 'forbidden'],
  ] as const)('%s is %d', (reason, status, error) => {
    const verdict = decideTransport(reason, 'dlv_9')
    expect(verdict).toMatchObject({ endedAt: 'transport', reason, outcome: 'refused' })
    expect(verdict.answer).toEqual({
      status,
      headers: commonHeaders,
      body: JSON.stringify({ error, delivery: 'dlv_9' }),
    })
    expect(stageOf(verdict, 'route').outcome).toBe('skipped')
  })
})

describe('after the store has looked', () => {
  const { verdict } = send()

  it('turns a repetition into a duplicate, still 200', () => {
    const revised = asDuplicate(verdict, { firstDeliveryId: 'dlv_0', sameBody: true, deliveryId: 'dlv_1' })
    expect(revised).toMatchObject({
      outcome: 'duplicate',
      reason: 'already_stored',
      endedAt: 'duplicate',
      authentic: true,
    })
    expect(revised.answer).toMatchObject({ status: 200, body: '{"status":"duplicate"}' })
    expect(outcomes(revised)).toMatchObject({
      accept: 'passed',
      duplicate: 'failed',
      decode: 'skipped',
      store: 'skipped',
      fire: 'skipped',
    })
    expect(factsOf(revised)['First delivery']).toBe('dlv_0')
  })

  it('flags the same id with another body, still 200', () => {
    const revised = asDuplicate(verdict, { firstDeliveryId: 'dlv_0', sameBody: false, deliveryId: 'dlv_1' })
    expect(revised).toMatchObject({ outcome: 'flagged', reason: 'same_id_other_body' })
    expect(revised.answer.status).toBe(200)
  })

  it('refuses a replay exactly like any other failed authentication, and names no key as used', () => {
    const revised = asReplayed(verdict, 'dlv_1')
    const wrongKey = decide(makeRequest(), contextOf(custom)).verdict
    expect(revised.answer).toEqual(wrongKey.answer)
    expect(revised).toMatchObject({
      outcome: 'refused',
      reason: 'replayed',
      endedAt: 'authenticate',
      authentic: false,
      keyId: null,
    })
    expect(outcomes(revised)).toMatchObject({ method: 'passed', authenticate: 'failed', accept: 'skipped' })
  })

  it('never lets a delivery that is not stored be a 2xx', () => {
    for (const before of [verdict, asDuplicate(verdict, { firstDeliveryId: 'a', sameBody: true, deliveryId: 'b' })]) {
      const revised = asNotStored(before)
      expect(revised).toMatchObject({ outcome: 'refused', reason: 'store_failed', endedAt: 'store' })
      expect(revised.answer.status).toBe(503)
      expect(revised.answer.headers).toContainEqual(['retry-after', '5'])
      expect(revised.answer.body).toBe('{"error":"unavailable"}')
      expect(stageOf(revised, 'store').outcome).toBe('failed')
      expect(stageOf(revised, 'fire').outcome).toBe('skipped')
    }
    expect(asNotStored(verdict, 'store_busy').reason).toBe('store_busy')
  })

  it('changes nothing about the verdict it was given', () => {
    const before = structuredClone(verdict)
    asNotStored(verdict)
    asReplayed(verdict, 'x')
    asDuplicate(verdict, { firstDeliveryId: 'a', sameBody: true, deliveryId: 'b' })
    expect(verdict).toEqual(before)
  })
})

it('has an answer that is no 2xx for every reason that transport may give', () => {
  for (const reason of reasonCodeSchema.options)
    expect(decideTransport(reason, 'd').answer.status).toBeGreaterThanOrEqual(400)
})
