import type { SecretForm } from '../../../contracts/credential'
import { decodeBase64, decodeHex } from '../../byte-encoding'
import { exampleKey } from '../example-key'
import { now } from '../fixtures'
import { send } from './fault'
import type { Fault, FaultCase, Faulty } from './fault'

const secretOf = ({ preset }: FaultCase): string => exampleKey(preset).secret.secret

const isShared = ({ preset: { recipe } }: FaultCase): boolean =>
  recipe.type === 'hmac' ||
  recipe.type === 'hash' ||
  recipe.type === 'equals' ||
  (recipe.type === 'jwt' && recipe.algorithms.every((name) => name.startsWith('HS')))

/** The sender holds the secret in another spelling. HTTP drops whitespace at the ends of a header, so none is left there. */
const misspelled = (kind: string, names: string[], spell: (secret: string) => string): Fault => ({
  kind,
  names,
  inject(each) {
    if (!isShared(each)) return null
    const secret = secretOf(each)
    const wrong = spell(secret)
    const isInHeader = each.preset.recipe.type === 'equals' && wrong.trim() === secret
    return wrong === secret || isInHeader ? null : { request: send(each, { secret: wrong }) }
  },
})

/** The trigger holds the secret in another spelling. */
const stored = (kind: string, names: string[], spell: (secret: string) => string): Fault => ({
  kind,
  names,
  inject(each) {
    if (!isShared(each)) return null
    const { secret } = exampleKey(each.preset)
    return { request: send(each), secrets: [{ ...secret, secret: spell(secret.secret) }] }
  },
})

const withForm = (each: FaultCase, form: SecretForm, secret: string): Faulty | null => {
  const { recipe } = each.preset
  if (recipe.type !== 'hmac' && recipe.type !== 'jwt') return null
  return { request: send(each, { recipe: { ...recipe, key: form }, secret }) }
}

const isText = ({ preset: { recipe } }: FaultCase): boolean =>
  (recipe.type === 'hmac' || recipe.type === 'jwt') && recipe.key === 'utf8'

const isEncoded = ({ preset: { recipe } }: FaultCase): boolean =>
  recipe.type === 'hmac' && !['utf8', 'sha1'].includes(recipe.key)

const lenient = (text: string): string => {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return standard + '='.repeat((4 - (standard.length % 4)) % 4)
}

/** A key of the same shape and other content. */
const foreign = (each: FaultCase, which: number): Faulty => {
  const own = exampleKey(each.preset)
  const other = exampleKey(each.preset, which)
  const secrets = [{ ...own.secret }]
  return { request: send(each, { secret: other.secret.secret, privateKey: other.privateKey }), secrets }
}

const hasOwnKey = ({ preset: { recipe } }: FaultCase): boolean => !('key' in recipe && typeof recipe.key === 'object')

/** Mistakes with the key. */
export const secretFaults: readonly Fault[] = [
  { kind: 'wrong secret', names: ['signature_wrong', 'token_wrong'], inject: (each) => foreign(each, 1) },
  misspelled('secret with line feed', ['secret_newline'], (secret) => `${secret}\n`),
  misspelled('secret with CR LF', ['secret_newline'], (secret) => `${secret}\r\n`),
  misspelled('secret in double quotes', ['secret_quotes'], (secret) => `"${secret}"`),
  misspelled('secret in single quotes', ['secret_quotes'], (secret) => `'${secret}'`),
  misspelled('secret with space after', ['secret_whitespace'], (secret) => `${secret} `),
  misspelled('secret with space before', ['secret_whitespace'], (secret) => ` ${secret}`),
  stored('stored with line feed', ['secret_newline'], (secret) => `${secret}\n`),
  stored('stored in quotes', ['secret_quotes'], (secret) => `"${secret}"`),
  misspelled('prefix of secret lost', ['secret_prefix'], (secret) => secret.replace(/^[A-Za-z]+_/, '')),
  misspelled('prefix of secret added', ['secret_prefix'], (secret) =>
    secret.startsWith('whsec_') ? secret : `whsec_${secret}`,
  ),
  {
    kind: 'encoded secret as text',
    names: ['secret_not_decoded'],
    inject: (each) => (isEncoded(each) ? withForm(each, 'utf8', secretOf(each)) : null),
  },
  {
    kind: 'encoded secret as text, no prefix',
    names: ['secret_not_decoded'],
    inject(each) {
      const bare = secretOf(each).replace(/^whsec_/, '')
      return isEncoded(each) && bare !== secretOf(each) ? withForm(each, 'utf8', bare) : null
    },
  },
  {
    kind: 'text secret decoded as base64',
    names: ['secret_decoded'],
    inject(each) {
      const text = lenient(secretOf(each))
      return isText(each) && decodeBase64(text) !== null ? withForm(each, 'base64', text) : null
    },
  },
  {
    kind: 'prefix cut, rest decoded',
    names: ['secret_decoded'],
    inject(each) {
      const bare = secretOf(each).replace(/^[A-Za-z]+_/, '')
      const isCut = isText(each) && bare !== secretOf(each) && decodeBase64(lenient(bare)) !== null
      return isCut ? withForm(each, 'base64', lenient(bare)) : null
    },
  },
  {
    kind: 'hex secret as bytes',
    names: ['secret_decoded'],
    inject: (each) =>
      isText(each) && decodeHex(secretOf(each)) !== null ? withForm(each, 'hex', secretOf(each)) : null,
  },
  {
    kind: 'previous key',
    names: ['key_retired'],
    inject(each) {
      if (!hasOwnKey(each)) return null
      const old = { ...exampleKey(each.preset, 1).secret, retiresAt: now - 3_600_000 }
      return { ...foreign(each, 1), secrets: [exampleKey(each.preset).secret, old] }
    },
  },
  {
    kind: 'key of another trigger',
    names: ['other_trigger_key'],
    inject(each) {
      if (!hasOwnKey(each)) return null
      const keys = [3, 2, 1].map((which) => ({ trigger: `Other ${which}`, key: exampleKey(each.preset, which).secret }))
      return { ...foreign(each, 1), otherKeys: keys }
    },
  },
]
