import type { Connection, Preset } from '@shared/contracts/connection'
import type { CapturedRequest, RawHeaders } from '@shared/contracts/delivery'
import type { Recipe } from '@shared/contracts/recipe'
import type { CryptoPort } from '@shared/domain/crypto-port'
import { publicKindOf } from '@shared/domain/signature/public-key'
import { signRequest } from '@shared/domain/signature/sign'
import { makeTestKey } from '../sender/test-keys'

const maxTestKeys = 20

const exampleBytes = Buffer.from('an example, and no secret at all')

const exampleSecrets: Record<string, string> = {
  base64: exampleBytes.toString('base64'),
  hex: exampleBytes.toString('hex'),
  'whsec-base64': `whsec_${exampleBytes.toString('base64')}`,
}

/** A value of the form that the recipe needs, where the trigger has no secret yet. */
export const exampleSecretFor = (recipe: Recipe): string => {
  const form = 'key' in recipe && typeof recipe.key === 'string' ? recipe.key : 'utf8'
  return exampleSecrets[form] ?? exampleBytes.toString()
}

/** Pairs by what they are for: an RSA pair takes too long to be made for every change of a recipe. */
const testKeys = new Map<string, ReturnType<typeof makeTestKey>>()

const testKeyFor = (recipe: Recipe): ReturnType<typeof makeTestKey> => {
  const name = JSON.stringify([publicKindOf(recipe), 'key' in recipe ? recipe.key : null])
  const known = testKeys.get(name)
  if (known !== undefined) return known
  const made = makeTestKey(recipe)
  if (testKeys.size < maxTestKeys) testKeys.set(name, made)
  return made
}

export interface ExampleInput {
  connection: Connection
  preset: Preset
  config: Readonly<Record<string, string>> | undefined
  /** `null`: the trigger has none. */
  secret: string | null
  /** The trigger's public URL without the query. */
  url: string
  /** Epoch ms. */
  now: number
  crypto: CryptoPort
}

export interface ExampleRequest {
  request: CapturedRequest
  /** The public key that proves it, where the recipe needs one: the app cannot sign as the sender. */
  publicKey: string | null
}

/** A request as a sender that keeps to the recipe would make it; unsigned where the recipe signs what the app cannot make up. */
export function makeExampleRequest({ connection, preset, ...input }: ExampleInput): ExampleRequest {
  const event = connection.eventTypes[0]
  const headers: RawHeaders = [...(event?.headers ?? []), ['User-Agent', 'Hookwright-Test-Event']]
  const body = Buffer.from(event?.sample ?? '{}')
  const bare = { target: new URL(input.url).pathname, headers, body }
  const testKey = testKeyFor(preset.recipe)
  const sign = () => {
    try {
      return signRequest(preset.recipe, {
        secret: input.secret ?? exampleSecretFor(preset.recipe),
        privateKey: testKey?.privateKey,
        body,
        headers,
        url: input.url,
        timestampMs: input.now,
        messageId: 'msg_example',
        config: input.config,
        crypto: input.crypto,
      })
    } catch {
      return bare
    }
  }
  const fixed = { method: 'POST', httpVersion: '1.1', sender: '127.0.0.1', receivedAt: input.now }
  return { request: { ...fixed, ...sign() }, publicKey: testKey?.publicText ?? null }
}
