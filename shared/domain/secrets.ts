import type { Preset, SecretFormat } from '../contracts/connection'
import type { Key } from '../contracts/trigger'
import { decodeBase64, encodeBase64, encodeBase64Url } from './byte-encoding'

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

/** A sentence about what looks wrong with a pasted secret, or `null`. It is a warning: the secret may still be right. */
export function checkVendorSecret(preset: Preset, secret: string): string | null {
  const trimmed = normaliseVendorSecret(secret)
  const { vendorLabel, prefix } = preset.secret
  if (trimmed === '') return `The ${vendorLabel} is empty. Copy it again from the vendor.`
  if (isQuoted(trimmed))
    return `The ${vendorLabel} is wrapped in quotes, which become part of it. Paste it without them.`
  if (/\s/.test(trimmed)) return `The ${vendorLabel} has whitespace inside. Check that it was copied whole and alone.`
  if (prefix !== undefined && !trimmed.startsWith(prefix)) {
    return `A ${vendorLabel} usually starts with ${prefix}, and this one does not. Check that it is not another kind of key.`
  }
  if (preset.recipe.key === 'whsec-base64' && decodeBase64(trimmed.replace(/^whsec_/, '')) === null) {
    return `The ${vendorLabel} is not base64 after whsec_, so no signature can be checked with it. Copy it again.`
  }
  if (trimmed !== secret) return `Whitespace around the ${vendorLabel} was removed.`
  return null
}
