import type { Recipe } from '../../contracts/recipe'
import { readNodes } from '../body-path'
import { inspectJwt } from './inspect-jwt'
import { inspectSigned } from './inspect-signed'
import type { Inspection } from './inspection'
import { compileCredential } from './locate'
import { createSigningPlan } from './signing-plan'
import type { VerifyInput } from './verify-input'

/** Of items that are signed one by one, so many are shown. */
const maxItems = 3

const inspectWhole = (recipe: Recipe): ((input: VerifyInput) => Inspection) => {
  if (recipe.type === 'jwt') return inspectJwt(recipe)
  if (recipe.type !== 'equals') return inspectSigned(createSigningPlan(recipe))
  const locate = compileCredential(recipe.credential)
  return ({ request }) => ({
    algorithm: null,
    places: (locate(request).found ?? []).map(({ where }) => where),
    contents: [],
  })
}

const byItem = (each: string, inspect: (input: VerifyInput) => Inspection) => (input: VerifyInput) => {
  const items = readNodes(input.request.tree(), each)
  const inspections = items
    .slice(0, maxItems)
    .map((item) => inspect({ ...input, request: { ...input.request, tree: () => item } }))
  return {
    algorithm: inspections[0]?.algorithm ?? null,
    places: inspections.flatMap(({ places }) => places),
    contents: inspections.flatMap(({ contents }, index) =>
      contents.map((content) => ({ ...content, title: `item ${index + 1} of ${items.length}` })),
    ),
  }
}

/**
 * What a recipe makes of a request: the bytes that are signed, part by part, the digest they yield and what the request
 * carries. Made from the same parts that verify; never throws on any request.
 */
export function inspectRecipe(recipe: Recipe, input: VerifyInput): Inspection {
  const inspect = inspectWhole(recipe)
  return recipe.each === undefined ? inspect(input) : byItem(recipe.each, inspect)(input)
}
