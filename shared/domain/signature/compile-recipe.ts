import type { Recipe } from '../../contracts/recipe'
import type { AuthenticationResult } from '../auth/authentication'
import { compileEquals } from './verify-equals'
import type { VerifyInput } from './verify-input'
import { verifyItems } from './verify-items'
import { compileJwt } from './verify-jwt'
import { compileSigned } from './verify-signed'
import { createSigningPlan } from './signing-plan'

export interface CompiledRecipe {
  /** Whether a request is what the recipe says, judged on the bytes as received. Never throws on any request. */
  verify: (input: VerifyInput) => AuthenticationResult
}

const compileWhole = (recipe: Recipe): CompiledRecipe['verify'] => {
  if (recipe.type === 'equals') return compileEquals(recipe)
  return recipe.type === 'jwt' ? compileJwt(recipe) : compileSigned(createSigningPlan(recipe))
}

const compiled = new WeakMap<Recipe, CompiledRecipe>()

/** A recipe made ready for any number of requests; the same one is compiled once. */
export function compileRecipe(recipe: Recipe): CompiledRecipe {
  const known = compiled.get(recipe)
  if (known !== undefined) return known
  const whole = compileWhole(recipe)
  const fresh = { verify: recipe.each === undefined ? whole : verifyItems(recipe.each, whole) }
  compiled.set(recipe, fresh)
  return fresh
}
