import type { Mistake } from '../../contracts/diagnosis'
import type { SecretForm } from '../../contracts/credential'
import { secretFormSchema } from '../../contracts/credential'
import type { Recipe } from '../../contracts/recipe'
import type { KeySecret } from '../decision'
import type { Attempt, Attempts, Subject } from './attempt'

interface Variant {
  mistake: Mistake
  found: string
  secret: string
}

const variant = (mistake: Mistake, found: string, secret: string): Variant => ({ mistake, found, secret })

const quoted = /^(["'`])(.*)\1$/s
const prefixed = /^[A-Za-z]{2,10}_/

const stripPrefix = (secret: string, prefix: string): string | null =>
  prefix !== '' && secret.startsWith(prefix) ? secret.slice(prefix.length) : null

/** The secret as it is, without what was pasted around it by mistake. */
const storedAmiss = (secret: string): Variant[] => {
  const trimmed = secret.trim()
  const bare = quoted.exec(trimmed)?.[2] ?? trimmed
  const found = 'The secret of this trigger, without the'
  if (bare !== trimmed) return [variant('secret_quotes', `${found} quotes around it`, bare)]
  if (trimmed === secret) return []
  const isNewline = /[\r\n]$/.test(secret)
  return [
    isNewline
      ? variant('secret_newline', `${found} line break at its end`, trimmed)
      : variant('secret_whitespace', `${found} whitespace around it`, trimmed),
  ]
}

const sentAmiss = (secret: string): Variant[] => [
  variant('secret_newline', 'The secret with a line break (LF) at its end', `${secret}\n`),
  variant('secret_newline', 'The secret with a line break (CR LF) at its end', `${secret}\r\n`),
  variant('secret_quotes', 'The secret with double quotes around it', `"${secret}"`),
  variant('secret_quotes', 'The secret with single quotes around it', `'${secret}'`),
  variant('secret_whitespace', 'The secret with a space at its end', `${secret} `),
  variant('secret_whitespace', 'The secret with a space at its start', ` ${secret}`),
]

const prefixesOf = ({ preset }: Subject, secret: string): string[] => [
  ...new Set([preset.secret.prefix ?? '', prefixed.exec(secret)?.[0] ?? ''].filter((prefix) => prefix !== '')),
]

const prefixVariants = (subject: Subject, secret: string): Variant[] => {
  const kept = prefixesOf(subject, secret)
  const without = kept.flatMap((prefix) => {
    const bare = stripPrefix(secret, prefix)
    return bare === null ? [] : [variant('secret_prefix', `The secret without ${prefix} in front`, bare)]
  })
  const added = [...new Set([...kept, 'whsec_'])].filter((prefix) => !secret.startsWith(prefix))
  return [
    ...without,
    ...added.map((prefix) => variant('secret_prefix', `The secret with ${prefix} in front`, prefix + secret)),
  ]
}

const tokenVariants = (secret: string): Variant[] =>
  ['Bearer ', 'Token '].map((word) =>
    variant('signature_prefix', `The secret after the word ${word.trim()}`, word + secret),
  )

/** The form in which the recipe takes its shared secret; `null` where it has none. */
const formOf = (recipe: Recipe): SecretForm | 'plain' | null => {
  if (recipe.type === 'equals' || recipe.type === 'hash') return 'plain'
  if (recipe.type !== 'hmac' && recipe.type !== 'jwt') return null
  return secretFormSchema.safeParse(recipe.key).data ?? null
}

/** Text that any base64 decoder takes, in the alphabet of the strict one. */
const asBase64 = (text: string): string => {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return standard + '='.repeat((4 - (standard.length % 4)) % 4)
}

interface FormVariant extends Variant {
  form: SecretForm
}

const partName = (text: string, secret: string): string => (text === secret ? 'The secret' : 'What follows the prefix')

const asText = (texts: readonly string[], secret: string): FormVariant[] =>
  texts.map((text) => ({
    ...variant('secret_not_decoded', `${partName(text, secret)}, taken as text`, text),
    form: 'utf8',
  }))

const decoded = (texts: readonly string[], secret: string, form: SecretForm): FormVariant[] =>
  texts.flatMap((text): FormVariant[] => {
    const part = partName(text, secret)
    const base64 = variant('secret_decoded', `${part}, decoded from base64`, asBase64(text))
    const hex = variant('secret_decoded', `${part}, decoded from hexadecimal`, text)
    return [
      ...(form === 'base64' ? [] : [{ ...base64, form: 'base64' as const }]),
      ...(form === 'hex' ? [] : [{ ...hex, form: 'hex' as const }]),
    ]
  })

const formVariants = (subject: Subject, secret: string, form: SecretForm): FormVariant[] => {
  const bare = prefixesOf(subject, secret).flatMap((prefix) => stripPrefix(secret, prefix) ?? [])
  const texts = [secret, ...bare]
  const other = decoded(texts, secret, form === 'whsec-base64' ? 'base64' : form)
  return form === 'utf8' || form === 'sha1' ? other : [...asText(texts, secret), ...other]
}

const withSecret = (key: KeySecret, { found, mistake, secret }: Variant): Attempt => ({
  mistake,
  found,
  secrets: [{ ...key, secret }],
})

const withForm = (recipe: Recipe, key: KeySecret, form: FormVariant): Attempt[] =>
  recipe.type === 'hmac' || recipe.type === 'jwt'
    ? [{ ...withSecret(key, form), recipe: { ...recipe, key: form.form } }]
    : []

/** The mistakes of copying and of reading a shared secret. */
export function* secretMistakes(subject: Subject): Attempts {
  const { recipe } = subject.preset
  const form = formOf(recipe)
  if (form === null) return
  for (const key of subject.secrets) {
    for (const each of storedAmiss(key.secret)) yield withSecret(key, each)
    for (const each of sentAmiss(key.secret)) yield withSecret(key, each)
    if (form !== 'plain') {
      for (const each of formVariants(subject, key.secret, form)) yield* withForm(recipe, key, each)
    }
    for (const each of prefixVariants(subject, key.secret)) yield withSecret(key, each)
    if (recipe.type === 'equals') for (const each of tokenVariants(key.secret)) yield withSecret(key, each)
  }
}

const maxOtherKeys = 24

/** Keys that belong to other triggers. */
export function* otherKeyMistakes({ otherKeys }: Subject): Attempts {
  for (const { key, trigger } of otherKeys.slice(0, maxOtherKeys)) {
    yield { mistake: 'other_trigger_key', found: `The secret of the trigger ${trigger}`, secrets: [key] }
  }
}
