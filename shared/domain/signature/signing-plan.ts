import type { DigestEncoding, HashName } from '../../contracts/content-part'
import type { HashChoice, SigningRecipe } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { evidence } from '../evidence'
import type { RequestView } from '../request-view'
import { readSingle } from '../value-source'
import { compileContent } from './content'
import type { CompiledContent } from './content'
import { decodeDigest } from './digest-encoding'
import { createKeyRing } from './key-ring'
import { compileCredential } from './locate'
import { createProver } from './provers'
import type { Prover } from './provers'

/** A recipe that signs a content, with everything that does not depend on a request already done. */
export interface SigningPlan {
  recipe: SigningRecipe
  prover: Prover
  content: CompiledContent
  findKeys: ReturnType<typeof createKeyRing>
  locate: ReturnType<typeof compileCredential>
  /** What is signed and how, as evidence. */
  describe: (bodyLength: number, hash: HashName) => readonly Evidence[]
}

/** The hash that a recipe uses, or the value that names it. */
export const hashOf = (recipe: SigningRecipe): HashChoice => (recipe.type === 'ed25519' ? 'sha512' : recipe.algorithm)

/** The hash of this request; `null` when the value that names it names none. */
export const chooseHash = (choice: HashChoice, request: RequestView): HashName | null => {
  if (typeof choice === 'string') return choice
  const name = readSingle(choice.by, request) ?? ''
  return Object.hasOwn(choice.cases, name) ? (choice.cases[name] ?? null) : null
}

export interface Candidate {
  bytes: Uint8Array
  index: number
}

/** The signatures among texts, by the position of each text. */
export function decodeCandidates(
  texts: readonly string[],
  encodings: readonly DigestEncoding[],
  length: number | null,
): Candidate[] {
  const candidates: Candidate[] = []
  for (let index = 0; index < texts.length; index += 1) {
    const bytes = decodeDigest(texts[index] ?? '', encodings, length)
    if (bytes !== null) candidates.push({ bytes, index })
  }
  return candidates
}

/** The same facts come with every request of one length, so the last ones are kept. */
const createDescribe = (prover: Prover, content: CompiledContent): SigningPlan['describe'] => {
  let last: { bodyLength: number; hash: HashName; facts: readonly Evidence[] } | null = null
  return (bodyLength, hash) => {
    if (last?.bodyLength === bodyLength && last.hash === hash) return last.facts
    const facts = [evidence('Algorithm', prover.name(hash)), evidence('Signed over', content.describe(bodyLength))]
    last = { bodyLength, hash, facts }
    return facts
  }
}

/** Makes a recipe ready for any number of requests. */
export function createSigningPlan(recipe: SigningRecipe): SigningPlan {
  const prover = createProver(recipe)
  const remote = recipe.type === 'rsa' && typeof recipe.key === 'object' ? recipe.key : null
  const content = compileContent(recipe.content)
  return {
    recipe,
    prover,
    content,
    locate: compileCredential(recipe.credential),
    describe: createDescribe(prover, content),
    findKeys: createKeyRing({ derive: prover.derive, wanted: prover.wanted, remote, remoteKind: 'rsa' }),
  }
}
