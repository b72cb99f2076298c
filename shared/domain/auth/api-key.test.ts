import { describe, expect, it } from 'vitest'
import { findConnection } from '../../connections'
import type { RawHeaders } from '../../contracts/delivery'
import type { ReasonCode } from '../../contracts/verdict'
import { must } from '../assert'
import { decide } from '../decide'
import type { KeySecret } from '../decision'
import { encodePercent } from '../request-query'
import { currentKey, factsOf, makeContext, makeRequest, makeTrigger, now, stageOf } from '../testing/fixtures'

const custom = must(findConnection('custom-webhook'), 'in the registry')
const key = currentKey.secret
const path = '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA'

const judge = (
  parts: { query?: string; headers?: RawHeaders; headerName?: string; secrets?: KeySecret[] },
  others: Partial<Parameters<typeof makeContext>[1]> = {},
) => {
  const { headerName = 'X-API-Key', headers = [], query = '', secrets = [currentKey] } = parts
  const trigger = makeTrigger(custom, { authentication: { method: 'apiKey', preset: 'blink', headerName } })
  const request = makeRequest({ target: `${path}${query}`, headers })
  return decide(request, makeContext(custom, { trigger, secrets, ...others })).verdict
}

const expectRefused = (verdict: ReturnType<typeof judge>, reason: ReasonCode) => {
  expect(verdict).toMatchObject({ outcome: 'refused', reason, authentic: false, endedAt: 'authenticate' })
  expect(verdict.answer.status).toBe(401)
  expect(JSON.stringify(verdict)).not.toContain(key)
}

describe('where the key may stand', () => {
  it.each<[string, Parameters<typeof judge>[0]]>([
    ['the query', { query: `?apikey=${key}` }],
    ['the query, with its name encoded', { query: `?%61pikey=${key}` }],
    ['X-API-Key', { headers: [['x-api-key', key]] }],
    ['BLINK-API-KEY', { headers: [['Blink-Api-Key', key]] }],
    ['a bearer token', { headers: [['Authorization', `Bearer ${key}`]] }],
    ['a bearer token in lower case', { headers: [['authorization', `bearer  ${key}`]] }],
    ['the header of the trigger', { headers: [['X-My-Key', key]], headerName: 'x-my-key' }],
    ['Authorization as the header of the trigger', { headers: [['Authorization', key]], headerName: 'Authorization' }],
    ['several places at once', { query: `?apikey=${key}`, headers: [['X-API-Key', key]] }],
    [
      'the query, beside basic authorization of a proxy',
      { query: `?apikey=${key}`, headers: [['Authorization', 'Basic eDp5']] },
    ],
  ])('accepts it in %s', (_place, parts) => {
    const verdict = judge(parts)
    expect(verdict).toMatchObject({ outcome: 'accepted', authentic: true, keyId: 'key_now' })
    expect(JSON.stringify(verdict)).not.toContain(key)
  })

  it('does not look into a header that only another trigger uses', () => {
    expectRefused(judge({ headers: [['X-My-Key', key]] }), 'key_missing')
  })
})

describe('refusals', () => {
  it('says where it looked when there is no key, or an empty one', () => {
    for (const parts of [
      {},
      { query: '?apikey=' },
      { headers: [['X-API-Key', '']] as RawHeaders },
      { query: '?APIKEY=x' },
    ]) {
      const verdict = judge(parts)
      expectRefused(verdict, 'key_missing')
      expect(factsOf(verdict)['Looked in']).toContain('X-API-Key')
    }
  })

  it.each<[string, Parameters<typeof judge>[0]]>([
    ['query', { query: `?apikey=${key}&apikey=${key}` }],
    ['query, one of them empty', { query: `?apikey=&apikey=${key}` }],
    [
      'header',
      {
        headers: [
          ['X-API-Key', key],
          ['x-api-key', key],
        ],
      },
    ],
    [
      'Authorization',
      {
        headers: [
          ['Authorization', `Bearer ${key}`],
          ['Authorization', `Bearer ${key}`],
        ],
      },
    ],
    ['query, beside a right header', { query: `?apikey=${key}&apikey=x`, headers: [['X-API-Key', key]] }],
  ])('refuses a key given twice in one place: %s', (_place, parts) => {
    expectRefused(judge(parts), 'key_repeated')
  })

  it('refuses when one of several places holds another key', () => {
    const verdict = judge({ query: `?apikey=${key}`, headers: [['BLINK-API-KEY', `${key}x`]] })
    expectRefused(verdict, 'key_wrong')
    expect(factsOf(verdict)['Found in']).toBe('header BLINK-API-KEY')
  })

  it.each([`%20${key}`, `${key}+`, `${key}%0A`, `${key}%0D%0A`, `%C2%A0${key}`, `%22${key}%20%22`])(
    'refuses whitespace around it: %s, and says that the key itself is right',
    (value) => {
      const verdict = judge({ query: `?apikey=${value}` })
      expectRefused(verdict, 'key_whitespace')
      expect(factsOf(verdict)['Without the whitespace']).toBe('the key is right')
    },
  )

  it('does not call a wrong key right because of its whitespace', () => {
    expect(factsOf(judge({ query: '?apikey=%20nonsense' }))['Without the whitespace']).toBe('the key is still wrong')
  })

  it('hints at quotes and at a stray Bearer', () => {
    expect(factsOf(judge({ headers: [['X-API-Key', `"${key}"`]] })).Hint).toContain('quotes')
    expect(factsOf(judge({ headers: [['X-API-Key', `Bearer ${key}`]] })).Hint).toContain('Bearer')
  })

  it.each(['x', key.slice(0, -1), `${key}x`, key.toLowerCase(), 'é', '\u0000', key.repeat(200)])(
    'refuses a wrong key (%#) without repeating it',
    (wrong) => {
      const verdict = judge({ query: `?apikey=${encodePercent(wrong)}` })
      expectRefused(verdict, 'key_wrong')
      if (wrong.length > 3) expect(JSON.stringify(verdict)).not.toContain(wrong)
    },
  )

  it('answers every refusal in the same form', () => {
    const answers = [
      judge({}),
      judge({ query: '?apikey=x' }),
      judge({ query: `?apikey=%20${key}` }),
      judge({ secrets: [] }),
    ]
    for (const { answer } of answers) expect(answer).toEqual(answers[0]?.answer)
    expect(answers[0]?.answer.body).toBe('{"error":"unauthorized","delivery":"dlv_1"}')
  })

  it('fails closed without any key', () => {
    expectRefused(judge({ query: `?apikey=${key}`, secrets: [] }), 'secret_unavailable')
    expectRefused(judge({ query: '?apikey=', secrets: [{ ...currentKey, secret: '' }] }), 'key_missing')
  })
})

describe('rotation', () => {
  const old = (retiresAt: number): KeySecret => ({
    ...currentKey,
    id: 'key_old',
    secret: 'hwk_oldoldoldoldoldold',
    retiresAt,
  })

  it('accepts the old key while its grace period lasts, and says which key it was', () => {
    const secrets = [currentKey, old(now)]
    expect(judge({ query: `?apikey=${old(0).secret}`, secrets })).toMatchObject({
      outcome: 'accepted',
      keyId: 'key_old',
    })
    expect(judge({ query: `?apikey=${key}`, secrets })).toMatchObject({ outcome: 'accepted', keyId: 'key_now' })
  })

  it('refuses it afterwards with its own reason and the age', () => {
    const verdict = judge({ query: `?apikey=${old(0).secret}`, secrets: [currentKey, old(now - 3 * 86_400_000)] })
    expectRefused(verdict, 'key_retired')
    expect(verdict.keyId).toBe('key_old')
    expect(factsOf(verdict)).toMatchObject({ 'Grace period ended': '3 days ago', 'Key used': 'hwk_…old' })
  })

  it('shows on success which key matched and where, by preview only', () => {
    const stage = stageOf(judge({ query: `?apikey=${key}` }), 'authenticate')
    expect(stage.evidence).toEqual([
      { label: 'Found in', value: 'query parameter apikey' },
      { label: 'Key', value: 'hwk_…NkM' },
    ])
  })
})
