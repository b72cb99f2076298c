import { z } from 'zod'
import { contentPartSchema, digestEncodingSchema, hashNameSchema } from './content-part'
import { credentialSchema, publicKeyFormSchema, remoteKeySchema, secretFormSchema } from './credential'
import { findNonsense } from './recipe-sense'
import { bodyPathSchema, valueSourceSchema } from './value-source'

/** When the request was signed. `iso` is ISO 8601 with a zone and any number of decimals; `past` accepts any future time. */
const timestampSchema = z.strictObject({
  source: valueSourceSchema,
  unit: z.enum(['s', 'ms', 'iso']),
  toleranceSeconds: z.number().int().positive(),
  direction: z.enum(['both', 'past']),
  /** The sender may leave it out, for senders that can be set to sign without a time. */
  optional: z.literal(true).optional(),
})
export type TimestampRule = z.infer<typeof timestampSchema>

/**
 * What tells a second delivery from a replay. `signature`: the same signature is accepted once, for schemes without a
 * delivery id. A source is a value that the vendor never uses twice.
 */
const replaySchema = z.union([
  z.enum(['signature', 'delivery-id', 'none']),
  z.strictObject({ nonce: valueSourceSchema }),
])

/** A digest of the body that the request states. `unless-form`: needed only where the body is not a form. */
const bodyDigestSchema = z.strictObject({
  source: valueSourceSchema,
  algorithm: hashNameSchema,
  encoding: digestEncodingSchema,
  needed: z.enum(['always', 'if-present', 'unless-form']),
})
export type BodyDigest = z.infer<typeof bodyDigestSchema>

/** The hash, or the value in the request that names it. */
const hashChoiceSchema = z.union([
  hashNameSchema,
  z.strictObject({ by: valueSourceSchema, cases: z.record(z.string().min(1), hashNameSchema) }),
])
export type HashChoice = z.infer<typeof hashChoiceSchema>

const common = {
  credential: credentialSchema,
  timestamp: timestampSchema.optional(),
  replay: replaySchema,
  /** The list in the body whose items are signed one by one; paths of the recipe then start at an item. */
  each: bodyPathSchema.optional(),
}

const signed = {
  ...common,
  content: z.array(contentPartSchema).min(1),
  encodings: z.array(digestEncodingSchema).min(1),
  bodyDigest: bodyDigestSchema.optional(),
}

/** What a claim of a JWT must be. `digest` is that of a content, as text in the encoding. */
const claimCheckSchema = z.discriminatedUnion('is', [
  z.strictObject({ claim: z.string().min(1), is: z.literal('value'), value: z.union([z.string(), z.boolean()]) }),
  z.strictObject({ claim: z.string().min(1), is: z.literal('config'), config: z.string().min(1) }),
  z.strictObject({ claim: z.string().min(1), is: z.literal('url'), form: z.enum(['base', 'full']) }),
  z.strictObject({
    claim: z.string().min(1),
    is: z.literal('digest'),
    algorithm: hashNameSchema,
    encoding: digestEncodingSchema,
    content: z.array(contentPartSchema).min(1),
    optional: z.literal(true).optional(),
  }),
])
export type ClaimCheck = z.infer<typeof claimCheckSchema>

export const jwtAlgorithmSchema = z.enum(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384'])
export type JwtAlgorithm = z.infer<typeof jwtAlgorithmSchema>

const equalsSchema = z.strictObject({ type: z.literal('equals'), ...common })
const hmacSchema = z.strictObject({
  type: z.literal('hmac'),
  algorithm: hashChoiceSchema,
  key: secretFormSchema,
  ...signed,
})
/** A plain hash of a message that holds the secret. */
const hashSchema = z.strictObject({ type: z.literal('hash'), algorithm: hashChoiceSchema, ...signed })
const ed25519Schema = z.strictObject({ type: z.literal('ed25519'), key: publicKeyFormSchema, ...signed })
const ecdsaSchema = z.strictObject({
  type: z.literal('ecdsa'),
  curve: z.enum(['P-256', 'P-384']),
  algorithm: hashNameSchema,
  /** `raw`: r and s, one after the other, of fixed length. */
  format: z.enum(['der', 'raw']),
  key: publicKeyFormSchema,
  ...signed,
})
/** PKCS#1 v1.5. */
const rsaSchema = z.strictObject({
  type: z.literal('rsa'),
  algorithm: hashChoiceSchema,
  key: z.union([publicKeyFormSchema, remoteKeySchema]),
  ...signed,
})
const jwtSchema = z.strictObject({
  type: z.literal('jwt'),
  algorithms: z.array(jwtAlgorithmSchema).min(1),
  key: z.union([secretFormSchema, publicKeyFormSchema, remoteKeySchema]),
  ...common,
  claims: z.array(claimCheckSchema),
  /** Whether the token has to say when it ends; one that does is refused afterwards in any case. */
  expiry: z.enum(['required', 'optional']),
  leewaySeconds: z.number().int().nonnegative(),
})

/** How a connection authenticates a request, as data: the only thing that verifying and signing are made from. */
export const recipeSchema = z
  .discriminatedUnion('type', [equalsSchema, hmacSchema, hashSchema, ed25519Schema, ecdsaSchema, rsaSchema, jwtSchema])
  .superRefine((recipe, context) => {
    for (const message of findNonsense(recipe)) context.addIssue({ code: 'custom', message })
  })
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeType = Recipe['type']
export type RecipeOf<Type extends RecipeType> = Extract<Recipe, { type: Type }>
/** A recipe that signs a content, unlike `equals` and `jwt`. */
export type SigningRecipe = Exclude<Recipe, { type: 'equals' | 'jwt' }>
