import { generateKeyPairSync } from 'node:crypto'
import { publicKeyFormSchema } from '@shared/contracts/credential'
import type { Recipe } from '@shared/contracts/recipe'
import { publicKindOf, writePublicKey } from '@shared/domain/signature/public-key'
import type { PublicKeyKind } from '@shared/domain/signature/public-key'

/** A key pair of the app's own, as DER. It stands in for a vendor's while a test event is on its way, and is never kept. */
interface TestKey {
  privateKey: Uint8Array
  spki: Uint8Array
  /** The public key as the recipe writes it; `null` where the vendor publishes it instead. */
  publicText: string | null
}

function makePair(kind: PublicKeyKind) {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519')
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: kind })
}

/** A new pair for a recipe that verifies with a public key; `null` for one with a shared secret. */
export function makeTestKey(recipe: Recipe): TestKey | null {
  const kind = publicKindOf(recipe)
  if (kind === null) return null
  const { publicKey, privateKey } = makePair(kind)
  const spki = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }))
  const form = publicKeyFormSchema.safeParse('key' in recipe ? recipe.key : null).data
  return {
    privateKey: Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' })),
    spki,
    publicText: form === undefined ? null : writePublicKey(form, spki, kind),
  }
}
