import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { connectionSchema } from '../contracts/connection'
import type { Connection, EventType, Preset } from '../contracts/connection'
import type { CapturedRequest } from '../contracts/delivery'
import { decide } from '../domain/decide'
import type { DecisionContext, KeySecret } from '../domain/decision'
import { generateSecret } from '../domain/secrets'
import { signRequest } from '../domain/signature/sign'
import { encodeUtf8 } from '../domain/text-codec'
import { baseUrl, makeContext, makeRequest, makeTrigger, nowSeconds } from '../domain/testing/fixtures'
import { nodeCrypto } from '../domain/testing/node-crypto'
import { connections, findConnection, findPreset } from './index'

interface Case {
  name: string
  connection: Connection
  preset: Preset
  event: EventType
}

const cases: Case[] = connections.flatMap((connection) =>
  connection.presets.flatMap((preset) =>
    connection.eventTypes.map((event) => ({
      name: `${connection.name}, ${preset.name}, ${event.id}`,
      connection,
      preset,
      event,
    })),
  ),
)

const secretFor = ({ secret }: Preset): KeySecret => {
  const bytes = new Uint8Array(32).fill(7)
  const text =
    secret.format === 'vendor' ? `${secret.prefix ?? ''}vendorIssuedSecret123` : generateSecret(secret.format, bytes)
  return { id: 'key_now', format: secret.format, secret: text, retiresAt: null }
}

const contextFor = ({ connection, event, preset }: Case): DecisionContext => ({
  ...makeContext(connection),
  trigger: makeTrigger(connection, {
    eventType: connection.eventTypeFrom.length === 0 ? null : event.id,
    authentication: { method: 'signature', preset: preset.id, headerName: 'X-API-Key' },
  }),
  secrets: [secretFor(preset)],
})

const signedRequest = ({ event, preset }: Case, timestampSeconds = nowSeconds): CapturedRequest => {
  const body = encodeUtf8(event.sample)
  const added = signRequest(preset.recipe, {
    secret: secretFor(preset).secret,
    body,
    headers: event.headers,
    url: baseUrl,
    timestampSeconds,
    messageId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    crypto: nodeCrypto,
  })
  return makeRequest({ headers: [...event.headers, ...added], body })
}

const withHeader = (request: CapturedRequest, name: string, change: (value: string) => string): CapturedRequest => ({
  ...request,
  headers: request.headers.map(([header, value]) => [
    header,
    header.toLowerCase() === name.toLowerCase() ? change(value) : value,
  ]),
})

/** Changes one character in the middle of the signature, never the first field of the header. */
const flipLastDigits = (value: string): string => {
  const at = value.length - 12
  return value.slice(0, at) + (value[at] === 'a' ? 'b' : 'a') + value.slice(at + 1)
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
    const names = ['custom-webhook', 'github', 'stripe']
    for (const name of names) {
      const source = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8').replace(/`[^`]*`/g, '``')
      expect(source).not.toMatch(/=>|\bfunction\b|\w\(/)
    }
  })
})

describe.each(cases)('$name', (walk) => {
  it('is signed by our own signer and accepted under its own event type', () => {
    const { dedupe, eventType, verdict } = decide(signedRequest(walk), contextFor(walk))
    expect(verdict.reason).toBeNull()
    expect(verdict.outcome).toBe('accepted')
    expect(verdict.authentic).toBe(true)
    expect(dedupe?.kind).toBe(walk.preset.id === 'blink' ? 'signature' : 'delivery-id')
    if (walk.connection.eventTypeFrom.length > 0) expect(`${eventType ?? ''}.`).toContain(`${walk.event.id}.`)
  })

  it('is refused when one byte of the body is flipped', () => {
    for (const part of everyByte) {
      const request = signedRequest(walk)
      const body = Uint8Array.from(request.body)
      const at = Math.min(Math.floor(body.length * part), body.length - 1)
      body[at] = (body[at] ?? 0) ^ 1
      const { verdict, dedupe } = decide({ ...request, body }, contextFor(walk))
      expect(verdict.reason).toBe('signature_wrong')
      expect(verdict.answer.status).toBe(401)
      expect(dedupe).toBeNull()
    }
  })

  it('is refused when one character of the signature is changed', () => {
    const request = withHeader(signedRequest(walk), walk.preset.recipe.signature.header, flipLastDigits)
    expect(decide(request, contextFor(walk)).verdict.reason).toBe('signature_wrong')
  })

  it('is refused under another secret', () => {
    const context = contextFor(walk)
    const other = { ...secretFor(walk.preset), secret: generateSecret('whsec', new Uint8Array(32).fill(9)) }
    expect(decide(signedRequest(walk), { ...context, secrets: [other] }).verdict.reason).toBe('signature_wrong')
  })

  it('is the same event for API Key authentication', () => {
    const context = contextFor(walk)
    const authentication = { ...context.trigger.authentication, method: 'apiKey' as const }
    const key = context.secrets[0]?.secret ?? ''
    const request = makeRequest({ headers: [...walk.event.headers, ['X-API-Key', key]], body: walk.event.sample })
    const { verdict } = decide(request, { ...context, trigger: { ...context.trigger, authentication } })
    expect(verdict.outcome).toBe('accepted')
  })

  it('has a sample that is JSON', () => {
    expect(JSON.parse(walk.event.sample)).toBeTypeOf('object')
  })
})

describe.each(cases.filter(({ preset }) => preset.recipe.timestamp))('the time of $name', (walk) => {
  const rule = walk.preset.recipe.timestamp

  it('is refused when one digit is changed, and when it is stale', () => {
    const request = signedRequest(walk)
    const header = rule?.source.from === 'header' ? rule.source.name : walk.preset.recipe.signature.header
    const changed = withHeader(request, header, (value) => value.replace(String(nowSeconds), String(nowSeconds - 1)))
    expect(changed.headers).not.toEqual(request.headers)
    expect(decide(changed, contextFor(walk)).verdict.reason).toBe('signature_wrong')
    const tolerance = rule?.toleranceSeconds ?? 0
    const late = decide(signedRequest(walk, nowSeconds - tolerance - 1), contextFor(walk)).verdict
    expect(late.reason).toBe('timestamp_stale')
    expect(late.authentic).toBe(false)
    expect(decide(signedRequest(walk, nowSeconds - tolerance), contextFor(walk)).verdict.outcome).toBe('accepted')
    const early = decide(signedRequest(walk, nowSeconds + tolerance + 1), contextFor(walk)).verdict
    expect(early.reason).toBe(rule?.direction === 'both' ? 'timestamp_future' : null)
  })
})

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
  const github = findConnection('github')
  const ping = cases.find(({ event }) => event.id === 'ping')
  if (!github || !ping) throw new Error('GitHub has a ping')
  const wants = (eventType: string | null, state: 'draft' | 'ready' = 'ready'): DecisionContext => {
    const context = contextFor(ping)
    return { ...context, trigger: { ...context.trigger, eventType, state } }
  }

  it('is answered as a handshake in any state, and never as a sample or a duplicate', () => {
    for (const context of [wants('issues.opened'), wants(null), wants('issues', 'draft')]) {
      const { verdict, dedupe } = decide(signedRequest(ping), context)
      expect(verdict).toMatchObject({ outcome: 'handshake', reason: 'handshake_answered', endedAt: 'handshake' })
      expect(verdict.answer.status).toBe(200)
      expect(verdict.authentic).toBe(true)
      expect(dedupe).toBeNull()
    }
  })

  it('is an event for a trigger that waits for it', () => {
    expect(decide(signedRequest(ping), wants('ping')).verdict.outcome).toBe('accepted')
  })

  it('is refused like anything else when it is not signed', () => {
    const request = makeRequest({ headers: ping.event.headers, body: ping.event.sample })
    expect(decide(request, wants('issues')).verdict.reason).toBe('signature_missing')
  })
})
