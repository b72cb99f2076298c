import { describe, expect, it } from 'vitest'
import type { CapturedRequest } from '../contracts/delivery'
import { must } from '../domain/assert'
import { viewRequest } from '../domain/request-view'
import { compileRecipe } from '../domain/signature/compile-recipe'
import { isMissing } from '../domain/signature/content-input'
import { encodeDigest } from '../domain/signature/digest-encoding'
import { inspectRecipe } from '../domain/signature/inspect-recipe'
import type { InspectedContent } from '../domain/signature/inspection'
import { deriveKey } from '../domain/signature/secret-form'
import { exampleConfig, contextFor, signSample } from '../domain/testing/sign-sample'
import type { SampleCase } from '../domain/testing/sign-sample'
import { connections } from './index'

const cases: SampleCase[] = connections.flatMap((connection) =>
  connection.presets.flatMap((preset) =>
    connection.eventTypes.slice(0, 1).map((event) => ({
      name: `${connection.name}, ${preset.name}`,
      connection,
      preset,
      event,
    })),
  ),
)

const inputFor = (sample: SampleCase, request: CapturedRequest) => {
  const context = contextFor(sample, request)
  const view = viewRequest(request, { config: exampleConfig(sample.connection), decode: sample.connection.decode })
  return { ...context, request: view }
}

const bytesOf = ({ parts }: InspectedContent): Uint8Array[] =>
  parts.flatMap(({ bytes }) => (isMissing(bytes) ? [] : [bytes]))

const signing = cases.filter(({ preset }) => preset.recipe.type !== 'equals')

describe.each(signing)('what $name signs', (sample) => {
  const { recipe } = sample.preset
  const request = signSample(sample)
  const input = inputFor(sample, request)

  it('is found to match where it is verified', () => {
    expect(compileRecipe(recipe).verify(input)).toMatchObject({ authentic: true })
    const { contents } = inspectRecipe(recipe, input)
    expect(contents[0]?.matches).toBe(true)
    expect(contents[0]?.parts.every(({ bytes }) => !isMissing(bytes))).toBe(true)
  })

  it('is found not to match where it is refused', () => {
    const others = input.secrets.map((secret) => ({ ...secret, secret: 'whsec_b3RoZXIgc2VjcmV0IG90aGVyIHNlY3JldA==' }))
    const other = { ...input, secrets: others, remoteKeys: new Map() }
    expect(compileRecipe(recipe).verify(other).authentic).toBe(false)
    // A claim states the digest of what everybody can read; only the token proves who stated it.
    const proofs = inspectRecipe(recipe, other).contents.filter(({ title }) => title?.startsWith('claim ') !== true)
    expect(proofs.some(({ matches }) => matches)).toBe(false)
  })
})

describe.each(signing.filter(({ preset }) => preset.recipe.type === 'hmac'))('the bytes of $name', (sample) => {
  it('yield the digest that the delivery carries', () => {
    const { recipe } = sample.preset
    if (recipe.type !== 'hmac') throw new Error('the cases are filtered')
    const input = inputFor(sample, signSample(sample))
    const content = must(inspectRecipe(recipe, input).contents[0], 'it signs something')
    const digest = must(content.digest, 'the trigger has the key')
    const key = must(deriveKey(recipe.key, input.secrets[0]?.secret ?? '', input.crypto), 'the example key fits')
    const algorithms = (['sha1', 'sha256', 'sha384', 'sha512'] as const).filter(
      (algorithm) =>
        encodeDigest(input.crypto.hmac(algorithm, key, bytesOf(content)), 'hex') === encodeDigest(digest.bytes, 'hex'),
    )
    expect(algorithms).toHaveLength(1)
    expect(
      content.carried.some((text) =>
        digest.encodings.some((encoding) => encodeDigest(digest.bytes, encoding) === text),
      ),
    ).toBe(true)
  })
})

describe('a request without a signature', () => {
  const sample = must(
    cases.find(({ connection }) => connection.id === 'github'),
    'the registry has GitHub',
  )

  it('shows what would have to be signed, and the digest of that', () => {
    const signed = signSample(sample)
    const bare = { ...signed, headers: signed.headers.filter(([name]) => name !== 'X-Hub-Signature-256') }
    const content = inspectRecipe(sample.preset.recipe, inputFor(sample, bare)).contents[0]
    expect(content).toMatchObject({ matches: null, carried: [] })
    expect(content?.digest).toEqual(inspectRecipe(sample.preset.recipe, inputFor(sample, signed)).contents[0]?.digest)
  })

  it('names the part that is missing', () => {
    const custom = must(
      cases.find(({ preset }) => preset.id === 'standard-webhooks'),
      'the registry has it',
    )
    const signed = signSample(custom)
    const bare = { ...signed, headers: signed.headers.filter(([name]) => name.toLowerCase() !== 'webhook-id') }
    const content = must(inspectRecipe(custom.preset.recipe, inputFor(custom, bare)).contents[0], 'it is shown')
    expect(content.digest).toBeNull()
    expect(content.parts[0]).toMatchObject({ kind: 'header', bytes: { part: 'header webhook-id', occurrences: 0 } })
  })
})
