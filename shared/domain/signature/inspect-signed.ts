import type { HashName } from '../../contracts/content-part'
import { isMissing } from './content-input'
import type { TracedContent } from './content'
import type { InspectedContent, Inspection } from './inspection'
import type { UsableKey } from './key-ring'
import type { LocatedCredential } from './locate'
import type { ProverTrial } from './provers'
import { chooseHash, decodeCandidates, hashOf } from './signing-plan'
import type { SigningPlan } from './signing-plan'
import type { VerifyInput } from './verify-input'

type Place = Pick<LocatedCredential, 'candidates' | 'fields'>

/** A request without a credential: its content is shown all the same. */
const noPlace: Place = { candidates: [], fields: new Map() }

interface Tried {
  input: VerifyInput
  hash: HashName | null
  keys: readonly UsableKey[]
}

/** The bytes of all parts, the key in place of the secret; `null` when one is missing. */
const bytesOf = (plan: SigningPlan, { parts }: TracedContent, key: Uint8Array): readonly Uint8Array[] | null => {
  const found: Uint8Array[] = []
  for (const { bytes } of parts) {
    if (isMissing(bytes)) return null
    found.push(bytes)
  }
  return plan.content.withSecret(found, key)
}

const inspectContent = (plan: SigningPlan, traced: TracedContent, place: Place, tried: Tried): InspectedContent => {
  const { hash, input, keys } = tried
  const { content, prover, recipe } = plan
  const candidates = hash === null ? [] : decodeCandidates(place.candidates, recipe.encodings, prover.length(hash))
  const trials = keys.flatMap((key): ProverTrial[] => {
    const parts = bytesOf(plan, traced, key.bytes)
    return parts === null || hash === null ? [] : [{ key: key.bytes, parts, hash, crypto: input.crypto }]
  })
  const matching = trials.find((trial) => {
    const fits = prover.prepare(trial)
    return candidates.some(({ bytes }) => fits(bytes))
  })
  const shown = matching ?? trials[0]
  return {
    title: null,
    url: content.usesUrl ? traced.url : null,
    parts: traced.parts,
    digest:
      shown === undefined || prover.digest === null
        ? null
        : { bytes: prover.digest(shown), encodings: recipe.encodings },
    carried: place.candidates,
    matches: trials.length === 0 || place.candidates.length === 0 ? null : matching !== undefined,
  }
}

/** Shows what a recipe that signs a content makes of a request, with the very parts, keys and digests that verifying takes. */
export function inspectSigned(plan: SigningPlan): (input: VerifyInput) => Inspection {
  return (input) => {
    const { crypto, publicUrls, request } = input
    const located = plan.locate(request).found ?? []
    const hash = chooseHash(hashOf(plan.recipe), request)
    const tried: Tried = { input, hash, keys: plan.findKeys(input).found?.active ?? [] }
    const places: readonly Place[] = located.length === 0 ? [noPlace] : located
    const contents = places.flatMap((place) => {
      const scope = { fields: place.fields, claims: null }
      return plan.content
        .trace({ request, scope, publicUrls, crypto })
        .map((traced) => inspectContent(plan, traced, place, tried))
    })
    return {
      algorithm: hash === null ? null : plan.prover.name(hash),
      places: located.map(({ where }) => where),
      // What matches is what is looked for; without a match the likeliest comes first.
      contents: contents.toSorted((left, right) => Number(right.matches) - Number(left.matches)),
    }
  }
}
