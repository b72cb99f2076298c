import type { z } from 'zod'
import { connectionSchema } from './connection'
import { recipeSchema } from './recipe'
import type { Recipe } from './recipe'
import { secretDescriptionSchema } from './secret-description'
import type { SecretDescription } from './secret-description'

/** The id of the preset that stands for a trigger's own recipe. */
export const customPresetId = 'custom'

const maxCharacters = 65_536

const textKeys: readonly unknown[] = ['utf8', 'sha1', 'whsec-or-utf8']

/** Why the app cannot make the key of a scheme; `null` when it can or need not. */
const findKeyFlaw = ({ recipe, secret }: { recipe: Recipe; secret?: SecretDescription | undefined }): string | null => {
  if (secret === undefined || secret.format === 'vendor') return null
  const key = 'key' in recipe ? recipe.key : 'utf8'
  if (typeof key === 'object' || textKeys.includes(key) || (secret.format === 'whsec' && key === 'whsec-base64'))
    return null
  return 'A key that Hookwright makes is a text, and this recipe needs another kind. Use vendor, and enter the secret.'
}

/**
 * How a sender that the app does not know authenticates and delivers: a recipe with all else that a connection says.
 * What is left out is as for Custom Webhook.
 */
export const customSchemeSchema = connectionSchema
  .pick({
    config: true,
    eventTypeFrom: true,
    deliveryIdFrom: true,
    methods: true,
    decode: true,
    reply: true,
    handshakes: true,
  })
  .partial()
  .extend({
    recipe: recipeSchema,
    /** Absent: a text that the user enters. */
    secret: secretDescriptionSchema.optional(),
  })
  .superRefine((scheme, context) => {
    const flaw = findKeyFlaw(scheme)
    if (flaw !== null) context.addIssue({ code: 'custom', message: flaw, path: ['secret', 'format'] })
    if (JSON.stringify(scheme).length > maxCharacters) {
      context.addIssue({ code: 'custom', message: `A scheme has at most ${maxCharacters} characters.` })
    }
  })
export type CustomScheme = z.infer<typeof customSchemeSchema>
