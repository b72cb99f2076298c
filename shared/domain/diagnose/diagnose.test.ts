import { describe, expect, it } from 'vitest'
import { mistakeSchema } from '../../contracts/diagnosis'
import type { Connection } from '../../contracts/connection'
import { github } from '../../connections/github'
import { must } from '../assert'
import { baseUrl, currentKey, makeRequest, now } from '../testing/fixtures'
import { nodeCrypto } from '../testing/node-crypto'
import { encodeUtf8 } from '../text-codec'
import type { Subject } from './attempt'
import { createBudget } from './budget'
import { diagnose, searchLimits } from './diagnose'
import { mistakes } from './mistakes'

const connection: Connection = github

const subject = (changes: Partial<Subject> = {}): Subject => ({
  request: makeRequest({ headers: [['X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`]] }),
  connection,
  preset: must(connection.presets[0], 'GitHub has a preset'),
  config: {},
  secrets: [currentKey],
  otherKeys: [],
  publicUrls: [baseUrl],
  now,
  crypto: nodeCrypto,
  ...changes,
})

const limits = { ...searchLimits, monotonic: () => 0 }

describe('the search for a cause', () => {
  it('never spends more than its tries, however many keys there are', () => {
    let digests = 0
    const crypto = {
      ...nodeCrypto,
      hmac: (...args: Parameters<typeof nodeCrypto.hmac>) => {
        digests += 1
        return nodeCrypto.hmac(...args)
      },
    }
    const secrets = Array.from({ length: 8 }, (_unused, index) => ({ ...currentKey, secret: `secret ${index}` }))
    const otherKeys = secrets.map((key) => ({ trigger: 'Other', key }))
    const request = { ...subject().request, body: encodeUtf8('{ "b": "Köln/Bonn",\r\n"a": 1 }\r\n') }
    expect(diagnose(subject({ crypto, request, secrets, otherKeys }), limits)).toBeNull()
    expect(digests).toBe(200)
  })

  it('stops when its time is over', () => {
    let time = 0
    let digests = 0
    const crypto = {
      ...nodeCrypto,
      hmac: () => {
        digests += 1
        time += 6
        return new Uint8Array(32).fill(1)
      },
    }
    expect(diagnose(subject({ crypto }), { ...searchLimits, monotonic: () => time })).toBeNull()
    expect(digests).toBeLessThanOrEqual(4)
  })

  it('takes nothing for equal once the budget is spent', () => {
    const { crypto, isSpent } = createBudget(nodeCrypto, { ...limits, maxTries: 1 })
    crypto.hash('sha256', encodeUtf8('a'))
    expect(isSpent()).toBe(true)
    const [left, right] = [crypto.hash('sha256', encodeUtf8('a')), crypto.hash('sha256', encodeUtf8('a'))]
    expect(crypto.isEqual(left, right)).toBe(false)
  })

  it('never throws on a request of any shape', () => {
    const bodies = ['', '{', '[1,', '\u0000', '{"__proto__":{}}', 'a=b&c', '"\\ud800"']
    const values = ['', ' ', 'sha256=', '=,=;=', ','.repeat(5000), 'v1=,v1=', '\u00e9']
    for (const text of bodies) {
      for (const value of values) {
        const request = makeRequest({ body: text, headers: [['X-Hub-Signature-256', value]], target: '/%zz?%' })
        expect(diagnose(subject({ request }), limits)).toBeNull()
      }
    }
  })
})

describe('mistakes', () => {
  it.each(mistakeSchema.options)('%s has a title, a cause and a next step', (mistake) => {
    const { explanation, fix, title } = mistakes[mistake]
    expect(title).toMatch(/^[A-Z][^.!]{3,58}$/)
    for (const text of [explanation, fix]) {
      expect(text).toMatch(/^[A-Z].*\.$/)
      for (const sentence of text.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(30)
    }
  })

  it('gives no two mistakes the same title', () => {
    expect(new Set(Object.values(mistakes).map(({ title }) => title)).size).toBe(mistakeSchema.options.length)
  })
})
