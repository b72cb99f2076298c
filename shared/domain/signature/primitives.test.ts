import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recipeSchema } from '../../contracts/recipe'
import type { Recipe } from '../../contracts/recipe'
import type { RawHeaders } from '../../contracts/delivery'
import type { Preset } from '../../contracts/connection'
import { crc32 } from '../crc32'
import { viewRequest } from '../request-view'
import { exampleKey, examplePair } from '../testing/example-key'
import { baseUrl, makeRequest, now } from '../testing/fixtures'
import { nodeCrypto } from '../testing/node-crypto'
import { compileRecipe } from './compile-recipe'
import { signRequest } from './sign'
import type { VerifyInput } from './verify-input'

const time = { toleranceSeconds: 300, direction: 'both' } as const
const hmac = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'utf8',
  credential: { at: [{ from: 'header', name: 'X-Signature' }] },
  encodings: ['hex'],
  content: [{ part: 'body' }],
  replay: 'none',
}
const at = (...places: object[]) => ({ credential: { at: places } })
const json: RawHeaders = [['Content-Type', 'application/json']]
const form: RawHeaders = [['Content-Type', 'application/x-www-form-urlencoded']]
const jwt = {
  type: 'jwt',
  algorithms: ['HS256'],
  key: 'utf8',
  ...at({ from: 'bearer' }),
  claims: [],
  expiry: 'required',
  leewaySeconds: 5,
  replay: 'none',
}

interface Scheme {
  name: string
  recipe: object
  body?: string
  headers?: RawHeaders
  config?: Record<string, string>
}

const schemes: Scheme[] = [
  ...['sha1', 'sha256', 'sha384', 'sha512'].map((algorithm) => ({
    name: `hmac ${algorithm}`,
    recipe: { ...hmac, algorithm },
  })),
  ...['utf8', 'base64', 'hex', 'whsec-base64', 'whsec-or-utf8', 'sha1'].map((key) => ({
    name: `key ${key}`,
    recipe: { ...hmac, key },
  })),
  ...['hex', 'base64', 'base64url'].map((encoding) => ({
    name: `encoding ${encoding}`,
    recipe: { ...hmac, encodings: [encoding] },
  })),
  { name: 'numbered headers', recipe: { ...hmac, ...at({ from: 'headers', start: 'X-Signature-' }) } },
  {
    name: 'one of several headers',
    recipe: { ...hmac, ...at({ from: 'header', name: 'X-A' }, { from: 'header', name: 'B' }) },
  },
  { name: 'bearer', recipe: { ...hmac, ...at({ from: 'bearer' }) } },
  { name: 'basic password', recipe: { ...hmac, ...at({ from: 'basic', half: 'password' }) } },
  { name: 'basic name', recipe: { ...hmac, ...at({ from: 'basic', half: 'name' }) } },
  { name: 'query', recipe: { ...hmac, ...at({ from: 'query', name: 'sig' }) } },
  {
    name: 'in the body',
    recipe: { ...hmac, ...at({ from: 'body', path: 'meta.sig' }), content: [{ part: 'body-path', path: 'id' }] },
    body: '{"id":"e1","meta":{}}',
  },
  {
    name: 'in a form',
    recipe: { ...hmac, ...at({ from: 'form', name: 'sig' }), content: [{ part: 'form', name: 'data' }] },
    body: 'data=a%20b',
    headers: form,
  },
  { name: 'prefix', recipe: { ...hmac, credential: { ...hmac.credential, prefix: 'sha256=' } } },
  { name: 'bare list', recipe: { ...hmac, credential: { ...hmac.credential, list: { separator: ',' } } } },
  {
    name: 'list with time and a field named by a setting',
    recipe: {
      ...hmac,
      credential: { ...hmac.credential, list: { separator: '&', pair: '|', field: { config: 'who' } } },
      content: [{ part: 'field', name: 't' }, { part: 'body' }],
      timestamp: { ...time, source: { from: 'field', name: 't' }, unit: 's' },
    },
    config: { who: 'pk_1' },
  },
  {
    name: 'method, URL, path, query and settings',
    recipe: {
      ...hmac,
      content: [
        { part: 'method' },
        { part: 'url', form: 'full' },
        { part: 'literal', text: '\n' },
        { part: 'config', name: 'id' },
        { part: 'body' },
      ],
    },
    config: { id: 'wh_1' },
  },
  { name: 'path', recipe: { ...hmac, content: [{ part: 'url', form: 'path' }, { part: 'body' }] } },
  {
    name: 'typed URL',
    recipe: { ...hmac, content: [{ part: 'url', form: 'full', config: 'url' }, { part: 'body' }] },
    config: { url: 'https://typed.example/x/' },
  },
  {
    name: 'a digest of the body',
    recipe: { ...hmac, content: [{ part: 'body-digest', algorithm: 'sha256', encoding: 'hex' }] },
  },
  { name: 'crc32', recipe: { ...hmac, content: [{ part: 'crc32' }] } },
  {
    name: 'listed headers',
    recipe: {
      ...hmac,
      content: [
        {
          part: 'header-list',
          names: { from: 'header', name: 'X-Signed' },
          separator: ',',
          write: 'pairs',
          pair: ':',
          join: ';',
        },
        { part: 'body' },
      ],
    },
    headers: [...json, ['X-Signed', 'X-One, x-two'], ['X-One', '1'], ['X-Two', '2']],
  },
  {
    name: 'an optional header that is there',
    recipe: { ...hmac, content: [{ part: 'header', name: 'X-Time', optional: true, after: ':' }, { part: 'body' }] },
    headers: [...json, ['X-Time', '17']],
  },
  {
    name: 'an optional header that is not there',
    recipe: { ...hmac, content: [{ part: 'header', name: 'X-Time', optional: true, after: ':' }, { part: 'body' }] },
  },
  ...(['s', 'ms', 'iso'] as const).map((unit) => ({
    name: `time in ${unit}`,
    recipe: {
      ...hmac,
      content: [{ part: 'header', name: 'X-Time' }, { part: 'body' }],
      timestamp: { ...time, source: { from: 'header', name: 'x-time' }, unit },
    },
  })),
  {
    name: 'time and nonce in the body',
    recipe: {
      ...hmac,
      timestamp: { ...time, source: { from: 'body', path: 'sent' }, unit: 'ms' },
      replay: { nonce: { from: 'body', path: 'nonce' } },
    },
    body: '{"sent":1,"nonce":"x"}',
  },
  {
    name: 'sorted form',
    recipe: { ...hmac, content: [{ part: 'url', form: 'full' }, { part: 'form-sorted' }] },
    body: 'b=2&a=1&b=1&b=2',
    headers: form,
  },
  {
    name: 'digest of the body in the query',
    recipe: {
      ...hmac,
      content: [{ part: 'url', form: 'full' }],
      bodyDigest: {
        source: { from: 'query', name: 'bodySHA256' },
        algorithm: 'sha256',
        encoding: 'hex',
        needed: 'unless-form',
      },
    },
  },
  {
    name: 'items',
    recipe: {
      ...hmac,
      each: 'items.*.item',
      ...at({ from: 'body', path: 'sig' }),
      content: [
        { part: 'body-path', path: 'id' },
        { part: 'literal', text: ':' },
        { part: 'body-path', path: 'no.way', missing: 'empty' },
      ],
    },
    body: '{"items":[{"item":{"id":"a"}},{"item":{"id":7}}]}',
  },
  {
    name: 'lines by kind, hash by version',
    recipe: {
      ...hmac,
      ...at({ from: 'body', path: 'Signature' }),
      algorithm: { by: { from: 'body', path: 'Version' }, cases: { '1': 'sha1', '2': 'sha256' } },
      content: [
        {
          part: 'lines',
          by: { from: 'body', path: 'Type' },
          lists: { A: ['Id', 'Subject', 'Type'] },
          optional: ['Subject'],
        },
      ],
    },
    body: '{"Type":"A","Id":"i","Version":"1"}',
  },
  {
    name: 'hash',
    recipe: {
      ...hmac,
      type: 'hash',
      key: undefined,
      content: [{ part: 'secret' }, { part: 'method' }, { part: 'body' }],
    },
  },
  ...['raw-hex', 'raw-base64', 'spki-base64', 'whpk-base64', 'pem', 'jwk'].map((key) => ({
    name: `ed25519 ${key}`,
    recipe: { ...hmac, type: 'ed25519', algorithm: undefined, key, encodings: ['base64'] },
  })),
  ...(['P-256', 'P-384'] as const).flatMap((curve) =>
    ['der', 'raw'].map((format) => ({
      name: `ecdsa ${curve} ${format}`,
      recipe: {
        ...hmac,
        type: 'ecdsa',
        curve,
        format,
        key: curve === 'P-256' ? 'raw-hex' : 'spki-base64',
        encodings: ['base64'],
      },
    })),
  ),
  ...['sha1', 'sha256', 'sha512'].map((algorithm) => ({
    name: `rsa ${algorithm}`,
    recipe: { ...hmac, type: 'rsa', algorithm, key: 'pem', encodings: ['base64'] },
  })),
  ...['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'ES384'].map((algorithm) => ({
    name: `jwt ${algorithm}`,
    recipe: { ...jwt, algorithms: [algorithm], key: algorithm.startsWith('HS') ? 'utf8' : 'spki-base64' },
  })),
  ...['ES256', 'ES384'].map((algorithm) => ({
    name: `jwt ${algorithm} jwk`,
    recipe: { ...jwt, algorithms: [algorithm], key: 'jwk' },
  })),
  {
    name: 'jwt with claims',
    recipe: {
      ...jwt,
      claims: [
        { claim: 'iss', is: 'value', value: 'vendor' },
        { claim: 'email_verified', is: 'value', value: true },
        { claim: 'aud', is: 'url', form: 'base' },
        { claim: 'email', is: 'config', config: 'account' },
        { claim: 'sha256', is: 'digest', algorithm: 'sha256', encoding: 'hex', content: [{ part: 'body' }] },
      ],
      timestamp: { ...time, source: { from: 'claim', name: 'iat' }, unit: 's' },
    },
    config: { account: 'a@b.example' },
  },
  { name: 'equals', recipe: { type: 'equals', ...at({ from: 'header', name: 'X-Token' }), replay: 'none' } },
]

const clean = (recipe: object): Recipe => recipeSchema.parse(JSON.parse(JSON.stringify(recipe)))

const prepare = (scheme: Scheme, which = 0) => {
  const recipe = clean(scheme.recipe)
  const secret = { format: 'vendor' as const, vendorLabel: 'x', hint: 'x' }
  const preset: Preset = { id: 'x', name: 'x', summary: 'x', recipe, secret }
  const key = exampleKey(preset, which)
  return { recipe, key }
}

const sign = (scheme: Scheme, body = scheme.body ?? '{"a":1}') => {
  const { key, recipe } = prepare(scheme)
  return makeRequest(
    signRequest(recipe, {
      secret: key.secret.secret,
      privateKey: key.privateKey,
      body: Buffer.from(body),
      headers: scheme.headers ?? json,
      url: baseUrl,
      timestampMs: now,
      messageId: 'msg_1',
      config: scheme.config,
      crypto: nodeCrypto,
    }),
  )
}

const verify = (scheme: Scheme, request: ReturnType<typeof makeRequest>, changes: Partial<VerifyInput> = {}) => {
  const { key, recipe } = prepare(scheme)
  const view = viewRequest(request, { config: scheme.config })
  const input = { request: view, secrets: [key.secret], publicUrls: [baseUrl], now, crypto: nodeCrypto, ...changes }
  return compileRecipe(recipe).verify(input)
}

const reasonOf = (result: ReturnType<typeof verify>): string | null => (result.authentic ? null : result.reason)

describe.each(schemes)('$name', (scheme) => {
  it('is signed and accepted, and refused under another key', () => {
    const request = sign(scheme)
    expect(reasonOf(verify(scheme, request))).toBeNull()
    const other = prepare(scheme, 1).key.secret
    expect(['signature_wrong', 'token_wrong']).toContain(reasonOf(verify(scheme, request, { secrets: [other] })))
    const retired = { ...prepare(scheme).key.secret, retiresAt: now - 1 }
    expect(reasonOf(verify(scheme, request, { secrets: [other, retired] }))).toBe('key_retired')
    expect(reasonOf(verify(scheme, request, { secrets: [] }))).toBe('secret_unavailable')
  })

  it('is refused without its credential, and never throws on any other request', () => {
    const bare = makeRequest({ headers: scheme.headers ?? json, body: scheme.body ?? '{"a":1}' })
    expect(verify(scheme, bare).authentic).toBe(false)
    const anything = fc.record({
      target: fc.webPath({ size: 'small' }),
      headers: fc.array(
        fc.tuple(fc.constantFrom('x-signature', 'authorization', 'x-time', 'content-type'), fc.string()),
      ),
      body: fc.oneof(fc.json(), fc.string(), fc.constant('__proto__=1&constructor=2')),
    })
    fc.assert(
      fc.property(anything, (parts) => {
        expect(verify(scheme, makeRequest(parts as Parameters<typeof makeRequest>[0])).authentic).toBe(false)
      }),
      { numRuns: 25 },
    )
  })
})

const covering = schemes.filter(({ recipe }) => {
  const parsed = clean(recipe)
  const content = 'content' in parsed ? parsed.content : []
  return content.some(({ part }) => part === 'body' || part === 'body-digest')
})

describe.each(covering)('a flipped bit of $name', (scheme) => {
  it('is never accepted, wherever it is in the body', () => {
    const bodies = fc
      .uint8Array({ minLength: 1, maxLength: 40 })
      .map((bytes) => `{"a":"${Buffer.from(bytes).toString('hex')}"}`)
    fc.assert(
      fc.property(bodies, fc.nat(), fc.integer({ min: 0, max: 7 }), (text, place, bit) => {
        const plain = scheme.body ?? text
        const request = sign(scheme, plain)
        const body = Uint8Array.from(request.body)
        const index = place % body.length
        body[index] = (body[index] ?? 0) ^ (1 << bit)
        expect(verify(scheme, { ...request, body }).authentic).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a signature covers', () => {
  const digest = (data: string | Uint8Array, secret: string, hash = 'sha256') =>
    createHmac(hash, secret).update(data).digest('hex')
  const named = (name: string): Scheme => {
    const scheme = schemes.find((candidate) => candidate.name === name)
    if (scheme === undefined) throw new Error(`No scheme ${name}`)
    return scheme
  }
  const signatureOf = (scheme: Scheme, request = sign(scheme)) =>
    request.headers.find(([name]) => name === 'X-Signature')?.[1] ?? ''
  const secretOf = (scheme: Scheme) => prepare(scheme).key.secret.secret

  it.each([
    ['method, URL, path, query and settings', `POST${baseUrl}\nwh_1{"a":1}`],
    ['path', '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA{"a":1}'],
    ['typed URL', 'https://typed.example/x/{"a":1}'],
    ['a digest of the body', createHash('sha256').update('{"a":1}').digest('hex')],
    ['crc32', String(crc32(Buffer.from('{"a":1}')))],
    ['listed headers', 'x-one:1;x-two:2{"a":1}'],
    ['an optional header that is there', '17:{"a":1}'],
    ['an optional header that is not there', '{"a":1}'],
    ['sorted form', `${baseUrl}a1b1b2`],
  ])('%s', (name, signed) => {
    const scheme = named(name)
    expect(signatureOf(scheme)).toBe(digest(signed, secretOf(scheme)))
  })

  it('two parts of the same public URL', () => {
    const url = (form: string) => ({ part: 'url', form })
    const recipe = recipeSchema.parse({ ...hmac, content: [url('base'), { part: 'literal', text: '&' }, url('path')] })
    const publicUrls = ['https://one.example/first', 'https://two.example/second']
    const sign = (text: string) => createHmac('sha256', 'k').update(text).digest('hex')
    const accepts = (text: string): boolean => {
      const request = viewRequest(makeRequest({ headers: [['X-Signature', sign(text)]] }))
      const key = { id: 'k', format: 'vendor', secret: 'k', retiresAt: null } as const
      return compileRecipe(recipe).verify({ request, publicUrls, secrets: [key], now, crypto: nodeCrypto }).authentic
    }
    expect(accepts('https://one.example/first&/first')).toBe(true)
    expect(accepts('https://two.example/second&/second')).toBe(true)
    expect(accepts('https://one.example/first&/second')).toBe(false)
    expect(accepts('https://one.example/first&https://one.example/first')).toBe(false)
  })

  it('lines of name and value', () => {
    const scheme = named('lines by kind, hash by version')
    const body: { Signature: string } = JSON.parse(Buffer.from(sign(scheme).body).toString())
    expect(body.Signature).toBe(digest('Id\ni\nType\nA\n', secretOf(scheme), 'sha1'))
  })

  it('knows the CRC of its check value', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  })
})

describe('hostile requests', () => {
  const scheme: Scheme = { name: 'x', recipe: hmac }
  const sent = (headers: RawHeaders, body = '{"a":1}') => reasonOf(verify(scheme, makeRequest({ headers, body })))

  it.each<[string, RawHeaders, string]>([
    ['a huge header', [['X-Signature', 'a'.repeat(1_000_000)]], 'signature_not_encoded'],
    [
      'the same header twice',
      [
        ['X-Signature', 'aa'],
        ['x-signature', 'aa'],
      ],
      'signature_repeated',
    ],
    ['an empty one', [['X-Signature', '']], 'signature_missing'],
    ['letters of another alphabet', [['X-Signature', 'ａ'.repeat(64)]], 'signature_not_encoded'],
    ['whitespace around it', [['X-Signature', ` ${'a'.repeat(64)}`]], 'signature_not_encoded'],
    ['half of it', [['X-Signature', 'a'.repeat(32)]], 'signature_not_encoded'],
  ])('%s', (_what, headers, reason) => {
    expect(sent(headers)).toBe(reason)
  })

  it('tries no list of thousands', () => {
    const list = { name: 'x', recipe: { ...hmac, credential: { ...hmac.credential, list: { separator: ',' } } } }
    const value = Array.from({ length: 10_000 }, () => 'a'.repeat(64)).join(',')
    expect(reasonOf(verify(list, makeRequest({ headers: [['X-Signature', value]] })))).toBe('signature_malformed')
    const nine = Array.from({ length: 9 }, () => 'a'.repeat(64)).join(',')
    expect(reasonOf(verify(list, makeRequest({ headers: [['X-Signature', nine]] })))).toBe('signature_malformed')
    const numbered = { name: 'x', recipe: { ...hmac, ...at({ from: 'headers', start: 'X-Sig-' }) } }
    const many = Array.from({ length: 10_000 }, (_unused, index): [string, string] => [
      `x-sig-${index}`,
      'a'.repeat(64),
    ])
    expect(reasonOf(verify(numbered, makeRequest({ headers: many })))).toBe('signature_malformed')
  })

  it('checks no thousands of items, and not an empty list', () => {
    const items = schemes.find(({ name }) => name === 'items') as Scheme
    const body = JSON.stringify({
      items: Array.from({ length: 10_000 }, () => ({ item: { id: 'a', sig: 'a'.repeat(64) } })),
    })
    expect(reasonOf(verify(items, makeRequest({ body })))).toBe('items_missing')
    expect(reasonOf(verify(items, makeRequest({ body: '{"items":[]}' })))).toBe('items_missing')
  })

  it('refuses when one item of several is not signed', () => {
    const items = schemes.find(({ name }) => name === 'items') as Scheme
    const request = sign(items)
    const body = Buffer.from(request.body).toString().replace('"id":7', '"id":8')
    const result = verify(items, { ...request, body: Buffer.from(body) })
    expect(reasonOf(result)).toBe('signature_wrong')
    expect(result.evidence[0]).toEqual({ label: 'Item', value: '2 of 2' })
  })

  it('reads no form that is broken', () => {
    const sorted = schemes.find(({ name }) => name === 'in a form') as Scheme
    for (const body of ['data=%zz&sig=aa', 'data=%ff&sig=aa', 'sig=aa&data=1&data=2']) {
      expect(verify(sorted, makeRequest({ headers: form, body })).authentic).toBe(false)
    }
  })
})

describe('the body of a scheme that signs only the URL', () => {
  const scheme = schemes.find(({ name }) => name === 'digest of the body in the query') as Scheme

  it('is refused when it is another one, or has no digest', () => {
    const request = sign(scheme)
    expect(request.target).toMatch(/\?bodySHA256=[0-9a-f]{64}$/)
    expect(reasonOf(verify(scheme, { ...request, body: Buffer.from('{"a":2}') }))).toBe('body_digest_wrong')
    const bare = sign({ ...scheme, recipe: { ...scheme.recipe, bodyDigest: undefined } })
    expect(reasonOf(verify(scheme, bare))).toBe('body_digest_wrong')
  })
})

describe('a public key', () => {
  const scheme = schemes.find(({ name }) => name === 'ed25519 pem') as Scheme

  it('of another kind fits no recipe', () => {
    const rsa = prepare(schemes.find(({ name }) => name === 'rsa sha256') as Scheme).key.secret
    expect(reasonOf(verify(scheme, sign(scheme), { secrets: [rsa] }))).toBe('secret_unavailable')
  })

  it('may come from the vendor, once it has been fetched', () => {
    const url = 'https://sns.eu-west-1.amazonaws.com/key.pem'
    const remote: Scheme = {
      name: 'x',
      headers: [...json, ['X-Cert', url]],
      recipe: {
        ...hmac,
        type: 'rsa',
        encodings: ['base64'],
        key: {
          remote: 'certificate',
          url: { from: 'header', name: 'x-cert' },
          hosts: ['sns.*.amazonaws.com'],
          pathEnd: '.pem',
        },
      },
    }
    const request = sign(remote)
    const missing = verify(remote, request)
    expect(missing).toMatchObject({ reason: 'key_not_fetched', wants: { kind: 'certificate', url } })
    const fetched = [{ id: null, spki: examplePair('rsa').spki }]
    expect(verify(remote, request, { remoteKeys: new Map([[url, fetched]]) })).toMatchObject({
      authentic: true,
      keyId: null,
    })
    const other = [{ id: null, spki: examplePair('rsa', 1).spki }]
    expect(reasonOf(verify(remote, request, { remoteKeys: new Map([[url, other]]) }))).toBe('signature_wrong')
    expect(reasonOf(verify(remote, request, { remoteKeys: new Map([[url, []]]) }))).toBe('key_unknown')
    for (const bad of [
      'http://sns.eu-west-1.amazonaws.com/key.pem',
      'https://sns.eu-west-1.amazonaws.com.evil.example/key.pem',
      'https://evil.example/sns.eu-west-1.amazonaws.com/key.pem',
      'https://sns.a.b.amazonaws.com/key.pem',
      'https://user@sns.eu-west-1.amazonaws.com/key.pem',
      'https://sns.eu-west-1.amazonaws.com:444/key.pem',
      'https://sns.eu-west-1.amazonaws.com/key.txt',
      'https://sns.eu-west-1.amazonaws.com\\@evil.example/key.pem',
    ]) {
      const headers = request.headers.map(([name, value]): [string, string] => [name, name === 'X-Cert' ? bad : value])
      expect(reasonOf(verify(remote, { ...request, headers })), bad).toBe('key_address_refused')
    }
  })
})

describe('a token', () => {
  const scheme = schemes.find(({ name }) => name === 'jwt with claims') as Scheme
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (header: object, claims: object, secret = prepare(scheme).key.secret.secret) => {
    const content = `${part(header)}.${part(claims)}`
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
  }
  const seconds = now / 1000
  const claims = {
    iat: seconds,
    exp: seconds + 60,
    iss: 'vendor',
    email_verified: true,
    aud: ['other', baseUrl],
    email: 'a@b.example',
    sha256: createHash('sha256').update('{"a":1}').digest('hex'),
  }
  const sent = (value: string, body = '{"a":1}') =>
    verify(scheme, makeRequest({ headers: [...json, ['Authorization', `Bearer ${value}`]], body }))

  it('is accepted with the right claims, in a list too', () => {
    expect(sent(token({ alg: 'HS256' }, claims)).authentic).toBe(true)
  })

  it.each<[string, string, string]>([
    ['no signature', `${part({ alg: 'none' })}.${part(claims)}.`, 'jwt_malformed'],
    ['the algorithm none', `${part({ alg: 'none' })}.${part(claims)}.AA`, 'jwt_algorithm_refused'],
    ['an algorithm of public keys', token({ alg: 'RS256' }, claims), 'jwt_algorithm_refused'],
    ['critical extensions', token({ alg: 'HS256', crit: ['x'] }, claims), 'jwt_malformed'],
    ['another key', token({ alg: 'HS256' }, claims, 'other'), 'signature_wrong'],
    ['two parts', 'a.b', 'jwt_malformed'],
    ['four parts', `${token({ alg: 'HS256' }, claims)}.x`, 'jwt_malformed'],
    ['padding', `${token({ alg: 'HS256' }, claims)}==`, 'jwt_malformed'],
    ['an end in the past', token({ alg: 'HS256' }, { ...claims, exp: seconds - 6 }), 'timestamp_stale'],
    ['an end that is no number', token({ alg: 'HS256' }, { ...claims, exp: 'never' }), 'timestamp_missing'],
    ['no end', token({ alg: 'HS256' }, { ...claims, exp: undefined }), 'timestamp_missing'],
    ['a begin in the future', token({ alg: 'HS256' }, { ...claims, nbf: seconds + 6 }), 'timestamp_future'],
    ['another issuer', token({ alg: 'HS256' }, { ...claims, iss: 'x' }), 'claim_wrong'],
    ['another audience', token({ alg: 'HS256' }, { ...claims, aud: 'https://x.example' }), 'claim_wrong'],
    ['text for true', token({ alg: 'HS256' }, { ...claims, email_verified: false }), 'claim_wrong'],
    ['an old issue time', token({ alg: 'HS256' }, { ...claims, iat: seconds - 301 }), 'timestamp_stale'],
  ])('is refused with %s', (_what, value, reason) => {
    expect(reasonOf(sent(value))).toBe(reason)
  })

  it('is refused for another body, and without the setting it is checked with', () => {
    expect(reasonOf(sent(token({ alg: 'HS256' }, claims), '{"a":2}'))).toBe('claim_wrong')
    const bare = { ...scheme, config: {} }
    const request = makeRequest({ headers: [...json, ['Authorization', `Bearer ${token({ alg: 'HS256' }, claims)}`]] })
    expect(reasonOf(verify(bare, request))).toBe('setting_missing')
  })

  it('says no name twice', () => {
    const head = Buffer.from('{"alg":"HS256","alg":"none"}').toString('base64url')
    const content = `${head}.${part(claims)}`
    const value = `${content}.${createHmac('sha256', prepare(scheme).key.secret.secret).update(content).digest('base64url')}`
    expect(reasonOf(sent(value))).toBe('jwt_malformed')
  })
})

describe('times', () => {
  const scheme = (unit: string): Scheme => schemes.find(({ name }) => name === `time in ${unit}`) as Scheme
  const sent = (unit: string, value: string) => {
    const { key, recipe } = prepare(scheme(unit))
    const signature = createHmac('sha256', key.secret.secret).update(`${value}{"a":1}`).digest('hex')
    const headers: RawHeaders = [...json, ['X-Time', value], ['X-Signature', signature]]
    const view = viewRequest(makeRequest({ headers }))
    return reasonOf(
      compileRecipe(recipe).verify({ request: view, secrets: [key.secret], publicUrls: [], now, crypto: nodeCrypto }),
    )
  }
  const iso = new Date(now).toISOString()

  it.each([
    ['iso', iso, null],
    ['iso', iso.replace('.000Z', '.123456789Z'), null],
    ['iso', iso.replace('.000Z', 'Z'), null],
    ['iso', iso.replace('.000Z', '+00:00'), null],
    ['iso', iso.replace('.000Z', ''), 'timestamp_malformed'],
    ['iso', iso.replace('.000Z', '+02:00'), 'timestamp_stale'],
    ['iso', String(now / 1000), 'timestamp_malformed'],
    ['iso', '2026-13-45T00:00:00Z', 'timestamp_malformed'],
    ['ms', String(now), null],
    ['ms', String(now / 1000), 'timestamp_stale'],
    ['s', String(now), 'timestamp_future'],
    ['s', ` ${now / 1000}`, 'timestamp_malformed'],
    ['s', `${now / 1000}.5`, 'timestamp_malformed'],
    ['s', '1e9', 'timestamp_malformed'],
    ['s', '-1', 'timestamp_malformed'],
  ])('%s: %s is %s', (unit, value, reason) => {
    expect(sent(unit, value)).toBe(reason)
  })
})
