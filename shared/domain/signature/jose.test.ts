import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Preset } from '../../contracts/connection'
import { recipeSchema } from '../../contracts/recipe'
import { viewRequest } from '../request-view'
import { exampleKey } from '../testing/example-key'
import { baseUrl, makeRequest } from '../testing/fixtures'
import { nodeCrypto } from '../testing/node-crypto'
import { compileRecipe } from './compile-recipe'
import { signRequest } from './sign'

const body = '{"id":"d1"}'
const digest = createHash('sha256').update(body).digest('hex')

const prepare = (algorithm: string) => {
  const recipe = recipeSchema.parse({
    type: 'jwt',
    algorithms: [algorithm],
    key: algorithm.startsWith('HS') ? 'utf8' : 'spki-base64',
    credential: { at: [{ from: 'header', name: 'X-Webhook-Signature' }] },
    claims: [
      { claim: 'iss', is: 'value', value: 'netlify' },
      { claim: 'aud', is: 'url', form: 'base' },
      { claim: 'sha256', is: 'digest', algorithm: 'sha256', encoding: 'hex', content: [{ part: 'body' }] },
    ],
    expiry: 'required',
    leewaySeconds: 0,
    replay: 'none',
  })
  const secret = { format: 'vendor' as const, vendorLabel: 'x', hint: 'x' }
  const preset: Preset = { id: 'x', name: 'x', summary: 'x', recipe, secret }
  return { recipe, key: exampleKey(preset) }
}

const verify = (algorithm: string, token: string) => {
  const { key, recipe } = prepare(algorithm)
  const request = makeRequest({ headers: [['X-Webhook-Signature', token]], body })
  return compileRecipe(recipe).verify({
    request: viewRequest(request),
    secrets: [key.secret],
    publicUrls: [baseUrl],
    now: Date.now(),
    crypto: nodeCrypto,
  })
}

describe.each(['HS256', 'HS512', 'RS256', 'ES256', 'ES384'])('tokens signed with %s', (algorithm) => {
  const { key, recipe } = prepare(algorithm)
  const isShared = algorithm.startsWith('HS')
  const signingKey = isShared
    ? Buffer.from(key.secret.secret)
    : createPrivateKey({ key: Buffer.from(key.privateKey ?? []), format: 'der', type: 'pkcs8' })
  const checkingKey = isShared
    ? Buffer.from(key.secret.secret)
    : createPublicKey({ key: Buffer.from(key.secret.secret, 'base64'), format: 'der', type: 'spki' })

  it('by jose are accepted', async () => {
    const token = await new SignJWT({ sha256: digest })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer('netlify')
      .setAudience(baseUrl)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(signingKey)
    expect(verify(algorithm, token).authentic).toBe(true)
    const at = token.length - 8
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    expect(verify(algorithm, changed)).toMatchObject({ reason: 'signature_wrong' })
  })

  it('by the app are accepted by jose', async () => {
    const { headers } = signRequest(recipe, {
      secret: key.secret.secret,
      privateKey: key.privateKey,
      body: Buffer.from(body),
      headers: [],
      url: baseUrl,
      timestampMs: Date.now(),
      messageId: 'm',
      crypto: nodeCrypto,
    })
    const token = headers.find(([name]) => name === 'X-Webhook-Signature')?.[1] ?? ''
    const { payload } = await jwtVerify(token, checkingKey, { issuer: 'netlify', audience: baseUrl })
    expect(payload['sha256']).toBe(digest)
  })
})
