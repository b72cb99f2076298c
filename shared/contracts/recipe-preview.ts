import { z } from 'zod'
import { digestEncodingSchema } from './content-part'
import { diagnosisSchema } from './diagnosis'
import { evidenceSchema, reasonCodeSchema } from './verdict'

/** One part of what is signed. `base64` is its start; `length` counts all its bytes. */
const signedPartViewSchema = z.strictObject({
  kind: z.string(),
  /** What it is, in words. */
  label: z.string(),
  base64: z.string(),
  length: z.number().int(),
  /** A secret stands in it, which is covered with asterisks. */
  isMasked: z.boolean(),
  /** How often it occurs where it has to be once; `null` when it is there. */
  occurrences: z.number().int().nullable(),
})
export type SignedPartView = z.infer<typeof signedPartViewSchema>

const signedContentViewSchema = z.strictObject({
  /** What it is, where there is more than one kind. */
  title: z.string().nullable(),
  /** The form of the public URL in it. */
  url: z.string().nullable(),
  parts: z.array(signedPartViewSchema),
  /** What it yields under the trigger's secret; none where a part or the secret is missing, or only the sender can sign. */
  digests: z.array(z.strictObject({ encoding: digestEncodingSchema, text: z.string() })),
  /** What the request carries in its place. */
  carried: z.array(z.string()),
  matches: z.boolean().nullable(),
})
export type SignedContentView = z.infer<typeof signedContentViewSchema>

/** What a recipe makes of one request, for the screen. It holds no secret. */
export const recipePreviewSchema = z.strictObject({
  algorithm: z.string().nullable(),
  places: z.array(evidenceSchema),
  contents: z.array(signedContentViewSchema),
  authentic: z.boolean(),
  /** Why not; `null` when it is authentic. */
  reason: reasonCodeSchema.nullable(),
  evidence: z.array(evidenceSchema),
  /** The cause of a refusal, where one was found. */
  diagnosis: diagnosisSchema.nullable(),
})
export type RecipePreview = z.infer<typeof recipePreviewSchema>
