import { createHash, createHmac, createPublicKey, timingSafeEqual, verify as verifyData } from 'node:crypto'
import { nodeCrypto } from '../../electron/backend/node/node-crypto'
import { connections } from '../../shared/connections'
import type { Connection, EventType, Preset } from '../../shared/contracts/connection'
import type { CryptoPort } from '../../shared/domain/crypto-port'
import { viewRequest } from '../../shared/domain/request-view'
import { compileRecipe } from '../../shared/domain/signature/compile-recipe'
import { withCustomSchemes } from '../../shared/domain/testing/faults/custom-schemes'
import { contextFor, signSample } from '../../shared/domain/testing/sign-sample'
import { enlargeSample } from './enlarge-sample'

/** A scheme to be measured: what the app does for one request, and the cryptography in that alone. */
export interface MeasuredScheme {
  scheme: string
  type: string
  /** Whether it is an HMAC over the raw body, with nothing read from inside it. */
  isPlainHmac: boolean
  bytes: number
  verify: () => boolean
  bare: () => void
  /** Reads the body as JSON and no more; `null` where the scheme takes nothing from inside a JSON body. */
  parse: (() => void) | null
}

const bodyBytes = 7 * 1024

/** Notes the calls that a verification makes, as calls to node:crypto and nothing else. */
const recordCalls = (calls: (() => void)[]): CryptoPort => ({
  ...nodeCrypto,
  hash(algorithm, data) {
    calls.push(() => createHash(algorithm).update(data).digest())
    return nodeCrypto.hash(algorithm, data)
  },
  hmac(algorithm, key, parts) {
    calls.push(() => {
      const hmac = createHmac(algorithm, key)
      for (const part of parts) hmac.update(part)
      hmac.digest()
    })
    return nodeCrypto.hmac(algorithm, key, parts)
  },
  isEqual(left, right) {
    if (left.length === right.length) calls.push(() => timingSafeEqual(left, right))
    return nodeCrypto.isEqual(left, right)
  },
  verify(scheme, spki, parts, signature) {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    const data = Buffer.concat(parts)
    const hash = scheme.kind === 'ed25519' ? null : scheme.algorithm
    const dsaEncoding = scheme.kind === 'ecdsa' && scheme.format === 'raw' ? 'ieee-p1363' : 'der'
    calls.push(() => verifyData(hash, data, { key, dsaEncoding }, signature))
    return nodeCrypto.verify(scheme, spki, parts, signature)
  },
})

const decoder = new TextDecoder()

const isJson = ({ headers }: EventType): boolean =>
  !headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('urlencoded'))

const readsBody = (recipe: Preset['recipe']): boolean =>
  /"part":"(body-path|lines|form|form-sorted)"|"from":"(body|event|form|key)"/.test(JSON.stringify(recipe))

const measure = (connection: Connection, preset: Preset): MeasuredScheme | null => {
  const [first] = connection.eventTypes
  if (first === undefined) return null
  const sample = { name: preset.id, connection, preset, event: { ...first, sample: enlargeSample(first, bodyBytes) } }
  const request = signSample(sample)
  const { now, publicUrls, remoteKeys, secrets, trigger } = contextFor(sample, request)
  const options = { config: trigger.authentication.config, decode: connection.decode }
  const compiled = compileRecipe(preset.recipe)
  const run = (crypto: CryptoPort): boolean =>
    compiled.verify({ request: viewRequest(request, options), secrets, publicUrls, now, crypto, remoteKeys }).authentic
  const calls: (() => void)[] = []
  if (!run(recordCalls(calls))) throw new Error(`${connection.id}, ${preset.id}: the app refuses its own signature`)
  const { recipe } = preset
  return {
    scheme: `${connection.id}/${preset.id}`,
    type: recipe.type,
    isPlainHmac: recipe.type === 'hmac' && recipe.each === undefined && !readsBody(recipe),
    bytes: request.body.length,
    verify: () => run(nodeCrypto),
    bare: () => calls.forEach((call) => call()),
    parse: readsBody(recipe) && isJson(first) ? () => JSON.parse(decoder.decode(request.body)) : null,
  }
}

/** Every scheme of every connection, and the kinds of recipe that none of them uses. */
export const listSchemes = (): MeasuredScheme[] =>
  withCustomSchemes(connections).flatMap((connection) =>
    connection.presets.flatMap((preset) => measure(connection, preset) ?? []),
  )
