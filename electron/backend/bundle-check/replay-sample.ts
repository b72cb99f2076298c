import { findPreset } from '@shared/connections'
import type { Bundle } from '@shared/contracts/bundle'
import type { Connection } from '@shared/contracts/connection'
import type { CapturedRequest, RawHeaders } from '@shared/contracts/delivery'
import type { Recipe } from '@shared/contracts/recipe'
import type { Trigger } from '@shared/contracts/trigger'
import type { Verdict } from '@shared/contracts/verdict'
import { must } from '@shared/domain/assert'
import { decide } from '@shared/domain/decide'
import type { KeySecret } from '@shared/domain/decision'
import { locateRemoteKey } from '@shared/domain/remote-keys'
import type { RemoteKeys } from '@shared/domain/remote-keys'
import { viewRequest } from '@shared/domain/request-view'
import { generateSecret } from '@shared/domain/secrets'
import { signRequest } from '@shared/domain/signature/sign'
import { decodeBody } from '../bundles/bundle-body'
import { nodeCrypto } from '../node/node-crypto'
import { makeTestKey } from '../sender/test-keys'

export type BundleSample = Bundle['samples'][number]

/** A URL and a token of no trigger; the replay stays in memory. */
const token = 'AAAAAAAAAAAAAAAAAAAAAA'
const url = `https://replay.example/hooks/${token}`

/** The settings that a connection asks for, filled in, since bundles hold none. */
const exampleSettings = ({ config = [] }: Connection): Record<string, string> =>
  Object.fromEntries(config.map(({ name }) => [name, 'example']))

/** A secret of the form that the recipe needs; it proves nothing to anyone. */
const exampleSecret = (recipe: Recipe): string => {
  const bytes = new Uint8Array(32).fill(7)
  const form = 'key' in recipe ? recipe.key : 'utf8'
  if (form === 'base64') return Buffer.from(bytes).toString('base64')
  if (form === 'hex') return Buffer.from(bytes).toString('hex')
  return form === 'whsec-base64' ? generateSecret('whsec', bytes) : generateSecret('hookwright', bytes)
}

const keyOf = (secret: string): KeySecret => ({ id: 'key_replay', format: 'vendor', secret, retiresAt: null })

interface SignedReplay {
  request: CapturedRequest
  secrets: KeySecret[]
  remoteKeys?: RemoteKeys
}

interface Replay {
  bundle: Bundle
  connection: Connection
  sample: BundleSample
  /** Epoch ms. */
  now: number
}

const capture = (parts: { target: string; headers: RawHeaders; body: Uint8Array }, replay: Replay): CapturedRequest => {
  const method = replay.connection.methods?.[0] ?? 'POST'
  const receivedAt = Date.parse(replay.sample.capturedAt)
  return { method, httpVersion: '1.1', sender: '127.0.0.1', receivedAt, ...parts }
}

/** The request of a sample, signed anew with a key made for the replay: a bundle holds no secret. */
const signSample = (replay: Replay): SignedReplay => {
  const { bundle, connection, now, sample } = replay
  const { authentication } = bundle.trigger
  const body = must(decodeBody(sample.body), 'the bodies of a bundle that was read can be decoded')
  const headers = sample.headers.filter(([, value]) => value !== '')
  const target = new URL(url).pathname
  if (authentication.method === 'apiKey') {
    const secret = exampleSecret({ type: 'equals', credential: { at: [{ from: 'bearer' }] }, replay: 'none' })
    const request = capture({ target, headers: [...headers, ['X-API-Key', secret]], body }, replay)
    return { request, secrets: [keyOf(secret)] }
  }
  const { recipe } = must(findPreset(connection, authentication.preset), 'a bundle that was read names a known preset')
  const pair = makeTestKey(recipe)
  const secret = pair?.publicText ?? exampleSecret(recipe)
  const signed = signRequest(recipe, {
    ...{ secret, privateKey: pair?.privateKey, body, headers, url, target, timestampMs: now, messageId: 'msg_replay' },
    ...{ config: exampleSettings(connection), crypto: nodeCrypto },
  })
  const request = capture(signed, replay)
  const remote = 'key' in recipe && typeof recipe.key === 'object' ? recipe.key : null
  const place = remote === null ? null : locateRemoteKey(remote, viewRequest(request))
  if (place === null || pair === null) return { request, secrets: [keyOf(secret)] }
  return { request, secrets: [keyOf(secret)], remoteKeys: new Map([[place.url, [{ id: null, spki: pair.spki }]]]) }
}

/** Samples captured while the trigger was closed were answered with this. */
const closedStatus = 503

const triggerOf = ({ bundle, connection, now, sample }: Replay): Trigger => ({
  id: 'trg_replay',
  token,
  name: bundle.trigger.name,
  connectionId: connection.id,
  eventType: bundle.trigger.eventType,
  authentication: { ...bundle.trigger.authentication, config: exampleSettings(connection) },
  keys: [],
  state: sample.expected.status === closedStatus ? 'draft' : 'ready',
  schema: bundle.schema,
  schemaConfirmedAt: bundle.schema === null ? null : now,
  conditions: bundle.conditions,
  createdAt: now,
  updatedAt: now,
})

/** What the app decides about a sample today. Throws when the sample cannot be signed as its scheme wants. */
export function replaySample(replay: Replay): Verdict {
  const { remoteKeys, request, secrets } = signSample(replay)
  return decide(request, {
    ...{ trigger: triggerOf(replay), connection: replay.connection, listening: false, secrets, remoteKeys },
    ...{ publicUrls: [url], now: replay.now, crypto: nodeCrypto, deliveryId: 'dlv_replay' },
  }).verdict
}
