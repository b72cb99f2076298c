import { generateKeyPairSync } from 'node:crypto'
import type { Preset } from '../../contracts/connection'
import { publicKeyFormSchema } from '../../contracts/credential'
import { encodeBase64, encodeHex } from '../byte-encoding'
import type { KeySecret } from '../decision'
import type { FetchedKey } from '../remote-keys'
import { generateSecret } from '../secrets'
import { publicKindOf, writePublicKey } from '../signature/public-key'

/** A key of a trigger, and what its vendor would sign with. `fetched` is what the vendor would publish. */
export interface ExampleKey {
  secret: KeySecret
  privateKey?: Uint8Array
  fetched: readonly FetchedKey[]
}

interface Pair {
  spki: Uint8Array
  privateKey: Uint8Array
}

const pairs = new Map<string, Pair>()

const makePair = (kind: string) => {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519')
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: kind })
}

/** A key pair of a kind; `which` tells several apart. Made once. */
export function examplePair(kind: string, which = 0): Pair {
  const name = `${kind} ${which}`
  const known = pairs.get(name)
  if (known !== undefined) return known
  const { publicKey, privateKey } = makePair(kind)
  const pair = {
    spki: Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' })),
  }
  pairs.set(name, pair)
  return pair
}

const vendorSecret = ({ recipe, secret }: Preset, fill: number): string => {
  const { alphabet, length, prefix = '' } = secret
  const bytes = new Uint8Array(32).fill(fill)
  const form = 'key' in recipe ? recipe.key : 'utf8'
  if (form === 'base64') return prefix + encodeBase64(bytes)
  if (form === 'whsec-base64') return `whsec_${encodeBase64(bytes)}`
  if (form === 'hex') return prefix + encodeHex(bytes)
  const unit = alphabet === 'hex' ? 'a1b2c3d4' : 'aB3dE5fG'
  const wanted = length === undefined ? 32 : Math.min(Math.max(length.min, 24), length.max)
  return (prefix + (unit + String(fill)).repeat(20)).slice(0, wanted)
}

/** A key as the vendor or the app would make it for a preset. */
export function exampleKey(preset: Preset, which = 0): ExampleKey {
  const { recipe, secret } = preset
  const id = which === 0 ? 'key_now' : `key_${which}`
  const format = secret.format
  const known = { id, format, retiresAt: null }
  const kind = publicKindOf(recipe)
  if (kind !== null) {
    const { privateKey, spki } = examplePair(kind, which)
    const form = 'key' in recipe ? recipe.key : ''
    if (typeof form === 'object') {
      return { secret: { ...known, secret: 'unused' }, privateKey, fetched: [{ id: null, spki }] }
    }
    return {
      secret: { ...known, secret: writePublicKey(publicKeyFormSchema.parse(form), spki, kind) },
      privateKey,
      fetched: [],
    }
  }
  const bytes = new Uint8Array(32).fill(7 + which)
  const text = format === 'vendor' ? vendorSecret(preset, 1 + which) : generateSecret(format, bytes)
  return { secret: { ...known, secret: text }, fetched: [] }
}
