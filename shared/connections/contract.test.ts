import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { connectionSchema } from '../contracts/connection'
import type { Preset } from '../contracts/connection'
import type { ContentPart } from '../contracts/content-part'
import type { CapturedRequest } from '../contracts/delivery'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import type { DecisionContext } from '../domain/decision'
import { findShapeFlaw, generateSecret } from '../domain/secrets'
import { encodeUtf8 } from '../domain/text-codec'
import { exampleKey } from '../domain/testing/example-key'
import { makeRequest, now } from '../domain/testing/fixtures'
import { contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { connections, findConnection, findPreset } from './index'

const cases: SampleCase[] = connections.flatMap((connection) =>
  connection.presets.flatMap((preset) =>
    connection.eventTypes.map((event) => ({
      name: `${connection.id}, ${preset.id}, ${event.id}`,
      connection,
      preset,
      event,
    })),
  ),
)

const judge = (sample: SampleCase, request: CapturedRequest, changes: Partial<DecisionContext> = {}) =>
  decide(request, { ...contextFor(sample, request), ...changes })

/** All that is signed, in whatever way: the content itself, or that of a digest in a claim. */
const partsOf = ({ recipe }: Preset): readonly ContentPart[] => {
  if (recipe.type === 'equals') return []
  if (recipe.type !== 'jwt') return recipe.content
  return recipe.claims.flatMap((check) => (check.is === 'digest' ? check.content : []))
}

type Flip = 'bytes' | 'header' | 'value' | 'url' | 'time'

const flipOf: Partial<Record<ContentPart['part'], Flip>> = {
  body: 'bytes',
  crc32: 'bytes',
  'body-digest': 'bytes',
  'form-sorted': 'bytes',
  header: 'header',
  'body-path': 'value',
  form: 'value',
  lines: 'value',
  url: 'url',
}

/** The changes that a recipe has to notice, whatever else it does. */
const flipsOf = (preset: Preset): ReadonlySet<Flip> => {
  const { recipe } = preset
  const signed = partsOf(preset).flatMap(({ part }) => flipOf[part] ?? [])
  const claims = recipe.type === 'jwt' ? recipe.claims.flatMap(({ is }): Flip[] => (is === 'url' ? ['url'] : [])) : []
  return new Set([...signed, ...claims, ...(recipe.timestamp === undefined ? [] : (['time'] as const))])
}

/** The names of the single values of the body that are signed. */
const signedValuesOf = ({ preset, event }: SampleCase): string[] =>
  partsOf(preset).flatMap((part) => {
    if (part.part === 'form') return [part.name]
    if (part.part === 'body-path') return [part.path.split('.').at(-1) ?? '']
    if (part.part !== 'lines' || part.by.from !== 'body') return []
    const kind = String((JSON.parse(event.sample) as Record<string, unknown>)[part.by.path])
    return part.lists[kind] ?? []
  })

const withHeader = (request: CapturedRequest, name: string, change: (value: string) => string): CapturedRequest => ({
  ...request,
  headers: request.headers.map(([header, value]) => [
    header,
    header.toLowerCase() === name.toLowerCase() ? change(value) : value,
  ]),
})

/** Changes one character near the end, never the first field of a header. */
const flipNearEnd = (value: string): string => {
  const at = Math.max(value.length - 12, 0)
  return value.slice(0, at) + (value[at] === 'a' ? 'b' : 'a') + value.slice(at + 1)
}

const flipByte = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

/** The request with its credential changed in one character, wherever that stands. */
const flipCredential = (sample: SampleCase, request: CapturedRequest): CapturedRequest => {
  const place = must(sample.preset.recipe.credential.at[0], 'a credential has a place')
  if (place.from === 'header') return withHeader(request, place.name, flipNearEnd)
  if (place.from === 'headers') return withHeader(request, `${place.start}1`, flipNearEnd)
  if (place.from === 'bearer' || place.from === 'basic') return withHeader(request, 'authorization', flipNearEnd)
  if (place.from === 'query') return { ...request, target: flipNearEnd(request.target) }
  const text = Buffer.from(request.body).toString()
  const name = place.from === 'body' ? (place.path.split('.').at(-1) ?? '') : place.name
  const changed = text.replace(new RegExp(`(${name}"?[:=]"?)([^"&]*)`, 'g'), (_whole, start: string, value: string) => {
    return start + flipNearEnd(value)
  })
  return { ...request, body: encodeUtf8(changed) }
}

const isRefused = (sample: SampleCase, request: CapturedRequest): void => {
  const { verdict, dedupe } = judge(sample, request)
  expect(verdict.outcome).toBe('refused')
  expect(verdict.authentic).toBe(false)
  expect(verdict.answer.status).toBe(sample.connection.reply?.unauthorizedStatus ?? 401)
  expect(dedupe).toBeNull()
}

/** A number gets another first digit, anything else another end. */
const changeValue = (_whole: string, start: string, value: string): string => {
  if (/^[0-9]+$/.test(value)) return `${start}9${value}`
  return start + (value === 'true' ? 'false' : `${value}x`)
}

const everyByte = [0, 0.25, 0.5, 0.75, 1]

describe('the registry', () => {
  it('holds only connections that the strict schema accepts', () => {
    for (const connection of connections) expect(connectionSchema.safeParse(connection).error).toBeUndefined()
  })

  it('lists Custom Webhook first and names nothing twice', () => {
    expect(connections[0]?.id).toBe('custom-webhook')
    expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length)
    for (const connection of connections) {
      expect(new Set(connection.eventTypes.map(({ id }) => id)).size).toBe(connection.eventTypes.length)
      expect(new Set(connection.presets.map(({ id }) => id)).size).toBe(connection.presets.length)
    }
  })

  it('finds by id and says nothing for an unknown one', () => {
    const github = findConnection('github')
    expect(github?.name).toBe('GitHub')
    expect(github && findPreset(github, 'github')?.name).toBe('GitHub')
    expect(github && findPreset(github, 'blink')).toBeUndefined()
    expect(findConnection('nobody')).toBeUndefined()
  })

  it('is data without functions', () => {
    const names = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
    for (const name of names.filter((other) => other !== 'index.ts' && other !== 'custom-scheme.ts')) {
      const source = readFileSync(new URL(name, import.meta.url), 'utf8').replace(/`[^`]*`/g, '``')
      expect(source.replace(/'[^'\n]*'/g, "''"), name).not.toMatch(/=>|\bfunction\b|\w\(/)
    }
  })

  it('never sends a vendor a status on which it switches the webhook off', () => {
    for (const { reply } of connections) {
      expect(reply?.suspendsOn ?? []).not.toContain(reply?.unauthorizedStatus ?? 401)
    }
  })

  it('makes secrets of the shape that the vendor asks for', () => {
    for (const { secret } of connections.flatMap(({ presets }) => presets)) {
      if (secret.format === 'vendor') continue
      expect(findShapeFlaw(secret, generateSecret(secret.format, new Uint8Array(32).fill(251)))).toBeNull()
    }
  })

  it('answers at once where every other check of the vendor has a deadline', () => {
    for (const { delivery, id, verified } of connections) {
      expect(verified.how.length, id).toBeGreaterThan(10)
      expect(delivery.deadlineSeconds ?? 1, id).toBeGreaterThan(0)
    }
  })
})

describe('what is signed', () => {
  const presets = connections.flatMap((connection) => connection.presets)
  const signing = presets.filter(({ recipe }) => recipe.type !== 'equals')
  const withFlip = (flip: Flip): string[] =>
    signing
      .filter((preset) => flipsOf(preset).has(flip))
      .map(({ id }) => id)
      .sort()

  it.each<[Flip, string[]]>([
    ['value', ['adyen', 'aws-sns', 'braintree', 'mailgun']],
    [
      'url',
      [
        ...['atlassian-connect', 'blink', 'google-pubsub', 'hubspot-v2', 'hubspot-v3', 'monday', 'square', 'trello'],
        'twilio',
      ],
    ],
    [
      'header',
      [
        ...['anthropic', 'clerk', 'discord', 'gitlab-signing', 'grafana', 'hubspot-v3', 'openai', 'paypal', 'resend'],
        ...[
          'sendgrid',
          'slack',
          'standard-webhooks',
          'standardwebhooks',
          'standardwebhooks-v1a',
          'svix',
          'twitch',
          'zendesk',
          'zoom',
        ],
      ],
    ],
  ])('has a %s in it only in these schemes', (flip, ids) => {
    expect(withFlip(flip)).toEqual(ids)
  })

  it('is the whole body or values of it, but in these schemes', () => {
    const covered = new Set([...withFlip('bytes'), ...withFlip('value')])
    expect(signing.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([
      ...['atlassian-connect', 'google-pubsub', 'google-pubsub-audience', 'monday'],
    ])
  })

  it('is nothing where the secret itself is sent, which are these schemes', () => {
    expect(
      presets
        .filter(({ recipe }) => recipe.type === 'equals')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([
      ...['auth0', 'azure-event-grid', 'cloudevents', 'datadog', 'dockerhub', 'gitlab-token', 'microsoft-graph'],
      ...['okta', 'telegram', 'wiz'],
    ])
  })
})

const walkCase = (walk: SampleCase): void => {
  const flips = flipsOf(walk.preset)
  const rule = walk.preset.recipe.timestamp

  it('is signed by our own signer and accepted under its own event type', () => {
    const { dedupe, eventType, verdict } = judge(walk, signSample(walk))
    expect(verdict.reason).toBeNull()
    expect(verdict.outcome).toBe('accepted')
    expect(verdict.authentic).toBe(true)
    const { replay } = walk.preset.recipe
    if (replay === 'signature' || typeof replay === 'object') expect(dedupe?.kind).toBe('signature')
    else if (walk.connection.deliveryIdFrom !== null) expect(dedupe?.kind).toBe('delivery-id')
    if (walk.connection.eventTypeFrom.length > 0) expect(`${eventType ?? ''}.`).toContain(`${walk.event.id}.`)
  })

  if (flips.has('bytes')) {
    it('is refused when one byte of the body is flipped', () => {
      const request = signSample(walk)
      for (const part of everyByte) {
        const at = Math.min(Math.floor(request.body.length * part), request.body.length - 1)
        isRefused(walk, { ...request, body: flipByte(request.body, at) })
      }
    })
  }

  it('is refused when one character of the credential is changed', () => {
    const request = signSample(walk)
    const changed = flipCredential(walk, request)
    expect(changed).not.toEqual(request)
    isRefused(walk, changed)
  })

  if (flips.has('header')) {
    it('is refused when any signed header is changed, left out or sent twice', () => {
      const request = signSample(walk)
      for (const part of partsOf(walk.preset)) {
        if (part.part !== 'header') continue
        const isIt = ([name]: [string, string]): boolean => name.toLowerCase() === part.name.toLowerCase()
        expect(request.headers.filter(isIt), part.name).toHaveLength(1)
        isRefused(walk, withHeader(request, part.name, flipNearEnd))
        isRefused(walk, { ...request, headers: request.headers.filter((header) => !isIt(header)) })
        isRefused(walk, { ...request, headers: [...request.headers, ...request.headers.filter(isIt)] })
      }
    })
  }

  if (flips.has('value')) {
    it('is refused when any signed value of the body is changed', () => {
      const request = signSample(walk)
      const text = Buffer.from(request.body).toString()
      const changed = signedValuesOf(walk)
        .map((name) => text.replace(new RegExp(`(\\b${name}"?[:=]"?)([^",}&]+)`), changeValue))
        .filter((other) => other !== text)
      expect(changed.length).toBeGreaterThan(0)
      for (const body of changed) isRefused(walk, { ...request, body: encodeUtf8(body) })
    })
  }

  if (flips.has('url')) {
    it('is refused at any other URL', () => {
      const request = signSample(walk)
      const publicUrls = ['https://hooks.example.com/hooks/another']
      const { verdict } = judge(walk, request, { publicUrls })
      expect(verdict.outcome).toBe('refused')
      expect(['signature_wrong', 'claim_wrong']).toContain(verdict.reason)
    })
  }

  if (rule !== undefined) {
    it('is refused when it is stale or, where the vendor looks at it, in the future', () => {
      const tolerance = rule.toleranceSeconds * 1000
      const late = judge(walk, signSample(walk, now - tolerance - 1000)).verdict
      expect(late.reason).toBe('timestamp_stale')
      expect(late.authentic).toBe(false)
      expect(judge(walk, signSample(walk, now - tolerance)).verdict.outcome).toBe('accepted')
      const early = judge(walk, signSample(walk, now + tolerance + 1000)).verdict
      expect(early.reason).toBe(rule.direction === 'both' ? 'timestamp_future' : null)
    })
  }

  it('is refused under another secret', () => {
    const request = signSample(walk)
    const context = contextFor(walk, request)
    const other = exampleKey(walk.preset, 1)
    const remoteKeys = new Map([...(context.remoteKeys ?? [])].map(([url]) => [url, other.fetched]))
    const { verdict } = judge(walk, request, { secrets: [other.secret], remoteKeys })
    expect(['signature_wrong', 'token_wrong']).toContain(verdict.reason)
  })

  it('is the same event for API Key authentication', () => {
    const request = signSample(walk)
    const context = contextFor(walk, request)
    const authentication = { ...context.trigger.authentication, method: 'apiKey' as const }
    const key = context.secrets[0]?.secret ?? ''
    const sent = makeRequest({
      headers: [...walk.event.headers, ['X-API-Key', key]],
      body: walk.event.sample,
    })
    const { verdict } = decide(sent, { ...context, trigger: { ...context.trigger, authentication } })
    expect(verdict.outcome).toBe('accepted')
  })

  it('has a sample that is the JSON or the form it says', () => {
    const type = walk.event.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    if (type.startsWith('application/x-www-form-urlencoded')) {
      expect([...new URLSearchParams(walk.event.sample)].length).toBeGreaterThan(0)
    } else expect(JSON.parse(walk.event.sample)).toBeTypeOf('object')
  })
}

for (const walk of cases) describe(walk.name, () => walkCase(walk))

describe('GitHub samples', () => {
  interface Example {
    name: string
    examples: unknown[]
  }
  const index: Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json')

  const collectPaths = (value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> => {
    if (into.get(path) === undefined || into.get(path) === null) into.set(path, value)
    if (Array.isArray(value)) for (const item of value) collectPaths(item, `${path}/*`, into)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) collectPaths(child, `${path}/${key}`, into)
    }
    return into
  }

  it("name no field that GitHub's own example payloads do not have", () => {
    for (const event of findConnection('github')?.eventTypes ?? []) {
      const known = new Map<string, unknown>()
      const examples = index.find(({ name }) => name === event.id.split('.')[0])?.examples ?? []
      for (const example of examples) collectPaths(example, '', known)
      const isBare = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)
      const bare = [...known].filter(([, value]) => isBare(value)).map(([path]) => `${path}/`)
      const invented = [...collectPaths(JSON.parse(event.sample), '', new Map()).keys()].filter(
        (path) => !known.has(path) && !bare.some((start) => path.startsWith(start)),
      )
      expect(known.size, event.id).toBeGreaterThan(10)
      expect(invented, event.id).toEqual([])
    }
  })
})

describe('the ping of GitHub', () => {
  const ping = must(
    cases.find(({ connection, event }) => connection.id === 'github' && event.id === 'ping'),
    'GitHub has a ping',
  )
  const wants = (eventType: string | null, state: 'draft' | 'ready' = 'ready'): DecisionContext => {
    const context = contextFor(ping, signSample(ping))
    return { ...context, trigger: { ...context.trigger, eventType, state } }
  }

  it('is answered as a handshake in any state, and never as a sample or a duplicate', () => {
    for (const context of [wants('issues.opened'), wants(null), wants('issues', 'draft')]) {
      const { verdict, dedupe } = decide(signSample(ping), context)
      expect(verdict).toMatchObject({ outcome: 'handshake', reason: 'handshake_answered', endedAt: 'handshake' })
      expect(verdict.answer.status).toBe(200)
      expect(verdict.authentic).toBe(true)
      expect(dedupe).toBeNull()
    }
  })

  it('is an event for a trigger that waits for it', () => {
    expect(decide(signSample(ping), wants('ping')).verdict.outcome).toBe('accepted')
  })

  it('is refused like anything else when it is not signed', () => {
    const request = makeRequest({ headers: ping.event.headers, body: ping.event.sample })
    expect(decide(request, wants('issues')).verdict.reason).toBe('signature_missing')
  })
})
