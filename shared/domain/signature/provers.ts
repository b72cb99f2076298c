import type { HashName } from '../../contracts/content-part'
import type { PublicKeyForm, RemoteKey } from '../../contracts/credential'
import type { RecipeOf, SigningRecipe } from '../../contracts/recipe'
import type { CryptoPort, PublicScheme } from '../crypto-port'
import { digestLengths } from './digest-encoding'
import { joinParts } from './join-parts'
import { describePublicKeyForm, readPublicKey } from './public-key'
import type { PublicKeyKind } from './public-key'
import { deriveKey, describeSecretForm } from './secret-form'

type Parts = readonly Uint8Array[]

/** One key tried on one content. */
export interface ProverTrial {
  key: Uint8Array
  parts: Parts
  hash: HashName
  crypto: CryptoPort
}

/** The judgement of a scheme whose signature can be made anew: it has to be the same. */
const compareWith =
  (digest: (trial: ProverTrial) => Uint8Array): Prover['prepare'] =>
  (trial) => {
    const expected = digest(trial)
    return (candidate) => trial.crypto.isEqual(expected, candidate)
  }

const hmacDigest = ({ key, parts, hash, crypto }: ProverTrial): Uint8Array => crypto.hmac(hash, key, parts)

const hashDigest = ({ parts, hash, crypto }: ProverTrial): Uint8Array => crypto.hash(hash, joinParts(parts))

/** How a signature is judged: the one thing that differs between the types of recipe. `hash` is ignored by schemes that fix their own. */
export interface Prover {
  /** The key that a stored secret stands for; `null` when it does not fit. */
  derive: (secret: string, crypto: CryptoPort) => Uint8Array | null
  /** What a secret is, for "The secret is not ...". */
  wanted: string
  name: (hash: HashName) => string
  /** Length of a signature in bytes; `null` when it varies. */
  length: (hash: HashName) => number | null
  /** Whether one key gives one signature for a content. */
  isUnique: boolean
  /** The signature that the key gives; `null` for schemes whose private key only the sender has. */
  digest: ((trial: ProverTrial) => Uint8Array) | null
  /** Judges any number of candidates against one key and content. */
  prepare: (trial: ProverTrial) => (candidate: Uint8Array) => boolean
}

const hmacProver = ({ key: form }: RecipeOf<'hmac'>): Prover => ({
  derive: (secret, crypto) => deriveKey(form, secret, crypto),
  wanted: describeSecretForm(form),
  name: (hash) => `HMAC-${hash.toUpperCase()}`,
  length: (hash) => digestLengths[hash],
  isUnique: true,
  digest: hmacDigest,
  prepare: compareWith(hmacDigest),
})

const hashProver = (_recipe: RecipeOf<'hash'>): Prover => ({
  derive: (secret, crypto) => deriveKey('utf8', secret, crypto),
  wanted: describeSecretForm('utf8'),
  name: (hash) => `${hash.toUpperCase()} with the secret in the message`,
  length: (hash) => digestLengths[hash],
  isUnique: true,
  digest: hashDigest,
  prepare: compareWith(hashDigest),
})

interface PublicProver {
  form: PublicKeyForm | RemoteKey
  kind: PublicKeyKind
  name: (hash: HashName) => string
  length: number | null
  scheme: (hash: HashName) => PublicScheme
}

const publicProver = ({ form, kind, name, length, scheme }: PublicProver): Prover => ({
  derive: (secret, crypto) => {
    const spki = typeof form === 'string' ? readPublicKey(form, secret, kind) : null
    return spki !== null && crypto.readPublicKey(spki) === kind ? spki : null
  },
  wanted: typeof form === 'string' ? describePublicKeyForm(form) : 'needed',
  name,
  length: () => length,
  isUnique: kind === 'ed25519' || kind === 'rsa',
  digest: null,
  prepare:
    ({ key, parts, hash, crypto }) =>
    (candidate) =>
      crypto.verify(scheme(hash), key, parts, candidate),
})

const rawSignatureLengths = { 'P-256': 64, 'P-384': 96 } as const

/** The prover of a recipe that signs a content. */
export function createProver(recipe: SigningRecipe): Prover {
  switch (recipe.type) {
    case 'hmac':
      return hmacProver(recipe)
    case 'hash':
      return hashProver(recipe)
    case 'ed25519':
      return publicProver({
        form: recipe.key,
        kind: 'ed25519',
        name: () => 'Ed25519',
        length: 64,
        scheme: () => ({ kind: 'ed25519' }),
      })
    case 'ecdsa': {
      const { algorithm, curve, format, key } = recipe
      return publicProver({
        form: key,
        kind: curve,
        name: () => `ECDSA ${curve} with ${algorithm.toUpperCase()}`,
        length: format === 'raw' ? rawSignatureLengths[curve] : null,
        scheme: () => ({ kind: 'ecdsa', algorithm, format }),
      })
    }
    case 'rsa':
      return publicProver({
        form: recipe.key,
        kind: 'rsa',
        name: (hash) => `RSA with ${hash.toUpperCase()}`,
        length: null,
        scheme: (hash) => ({ kind: 'rsa', algorithm: hash }),
      })
  }
}

/** The scheme to sign with, for recipes that verify with a public key; `null` for the others. */
export function publicSchemeOf(recipe: SigningRecipe, hash: HashName): PublicScheme | null {
  if (recipe.type === 'ed25519') return { kind: 'ed25519' }
  if (recipe.type === 'ecdsa') return { kind: 'ecdsa', algorithm: recipe.algorithm, format: recipe.format }
  return recipe.type === 'rsa' ? { kind: 'rsa', algorithm: hash } : null
}
