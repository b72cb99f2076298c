import type { Preset, SecretDescription, SecretFormat } from '../contracts/connection'
import type { Recipe } from '../contracts/recipe'
import type { Alphabet } from '../contracts/secret-description'
import type { Key } from '../contracts/trigger'
import { decodeBase64, decodeHex, encodeBase64, encodeBase64Url } from './byte-encoding'

export type SecretPreview = Key['preview']

const knownPrefixes = ['hwk_', 'whsec_']
const shownEnd = 3
/** Below this length a prefix and three characters would give away too much. */
const minPreviewLength = 16
const mask = '•'.repeat(12)

/** What may be shown of a secret: a known prefix and the last three characters; nothing of a short one. */
export function describeSecret(secret: string): SecretPreview {
  const { length } = secret
  if (length < minPreviewLength) return { start: '', end: '', length }
  const start = knownPrefixes.find((prefix) => secret.startsWith(prefix)) ?? ''
  return { start, end: secret.slice(-shownEnd), length }
}

/** The masked form for the screen; always the same number of bullets. */
export function maskSecret(preview: SecretPreview): string {
  return `${preview.start}${mask}${preview.end}`
}

/** Short form for sentences: `hwk_…3fQ`, or "a short secret". */
export function nameSecret(secret: string): string {
  const { start, end } = describeSecret(secret)
  return end === '' ? 'a short secret' : `${start}…${end}`
}

/** A new secret from 32 random bytes: `hwk_` + base64url, or `whsec_` + base64 as Standard Webhooks asks. Throws for `vendor`. */
export function generateSecret(format: SecretFormat, bytes: Uint8Array): string {
  if (bytes.length !== 32) throw new Error('A secret is made from 32 random bytes.')
  if (format === 'hookwright') return `hwk_${encodeBase64Url(bytes)}`
  if (format === 'whsec') return `whsec_${encodeBase64(bytes)}`
  throw new Error('A vendor secret is issued by the vendor, not generated.')
}

/** The pasted secret without the whitespace around it; nothing inside is changed. */
export function normaliseVendorSecret(secret: string): string {
  return secret.trim()
}

const isQuoted = (text: string): boolean => /^(["'`]).*\1$/s.test(text)

const alphabets: Record<Alphabet, { pattern: RegExp; name: string }> = {
  hex: { pattern: /^[0-9A-Fa-f]*$/, name: 'hexadecimal digits' },
  base64: { pattern: /^[A-Za-z0-9+/]*={0,2}$/, name: 'base64' },
  base64url: { pattern: /^[A-Za-z0-9_-]*={0,2}$/, name: 'letters, digits, - and _' },
  alphanumeric: { pattern: /^[A-Za-z0-9]*$/, name: 'letters and digits' },
  printable: { pattern: /^[!-~]*$/, name: 'printable characters without spaces' },
}

/** What is unusual about the shape of a secret; `null` when it is as described. */
export function findShapeFlaw(description: SecretDescription, secret: string): string | null {
  const { alphabet, length, prefix, vendorLabel } = description
  if (prefix !== undefined && !secret.startsWith(prefix)) {
    return `A ${vendorLabel} usually starts with ${prefix}, and this one does not. Check that it is not another kind of key.`
  }
  if (length !== undefined && (secret.length < length.min || secret.length > length.max)) {
    const wanted = length.min === length.max ? String(length.min) : `${length.min} to ${length.max}`
    return `A ${vendorLabel} has ${wanted} characters, and this one has ${secret.length}. Copy it again, whole and alone.`
  }
  const rule = alphabet === undefined ? undefined : alphabets[alphabet]
  if (rule !== undefined && !rule.pattern.test(secret.slice(prefix?.length ?? 0))) {
    return `A ${vendorLabel} has only ${rule.name}, and this one has other characters too. Copy it again.`
  }
  return null
}

/** A sentence about what looks wrong with a pasted secret, or `null`. It is a warning: the secret may still be right. */
export function checkVendorSecret(preset: Preset, secret: string): string | null {
  const trimmed = normaliseVendorSecret(secret)
  const { vendorLabel } = preset.secret
  if (trimmed === '') return `The ${vendorLabel} is empty. Copy it again from the vendor.`
  if (isQuoted(trimmed))
    return `The ${vendorLabel} is wrapped in quotes, which become part of it. Paste it without them.`
  const isPem = 'key' in preset.recipe && preset.recipe.key === 'pem'
  if (/\s/.test(trimmed) && !isPem)
    return `The ${vendorLabel} has whitespace inside. Check that it was copied whole and alone.`
  const flaw = findShapeFlaw(preset.secret, trimmed) ?? findKeyFlaw(preset.recipe, trimmed)
  if (flaw !== null) return flaw.replace('{label}', vendorLabel)
  return trimmed === secret ? null : `Whitespace around the ${vendorLabel} was removed.`
}

const decoders: Record<string, (text: string) => Uint8Array | null> = {
  base64: decodeBase64,
  hex: decodeHex,
  'whsec-base64': (text) => decodeBase64(text.replace(/^whsec_/, '')),
}

const decoderNames: Record<string, string> = {
  base64: 'base64',
  hex: 'hexadecimal',
  'whsec-base64': 'base64 after whsec_',
}

/** A secret that the recipe cannot make a key of. */
const findKeyFlaw = (recipe: Recipe, secret: string): string | null => {
  const form = 'key' in recipe && typeof recipe.key === 'string' ? recipe.key : ''
  const decode = decoders[form]
  if (decode === undefined || decode(secret) !== null) return null
  return `The {label} is not ${decoderNames[form] ?? 'of the right form'}, so no signature can be checked with it. Copy it again.`
}
