import { z } from 'zod'
import { conditionSchema } from './condition'
import { rawHeadersSchema } from './delivery'
import { jsonSchemaDocumentSchema } from './json-schema'
import { authenticationSchema } from './trigger'
import { outcomeSchema } from './verdict'

export const bundleFormat = 'hookwright.bundle'
export const bundleVersion = 2

/** Body bytes as text when they are valid UTF-8 without loss, else as base64. */
const bundleBodySchema = z.strictObject({ encoding: z.enum(['utf8', 'base64']), data: z.string() })

const bundleSampleSchema = z.strictObject({
  eventType: z.string().nullable(),
  capturedAt: z.iso.datetime(),
  headers: rawHeadersSchema,
  body: bundleBodySchema,
  /** What the receiver decided about it when it was captured. */
  expected: z.strictObject({ outcome: outcomeSchema, status: z.number().int() }),
})

/** The exported file: trigger, schema, conditions, samples, expected verdicts; no secrets. */
export const bundleSchema = z.strictObject({
  format: z.literal(bundleFormat),
  /** 1: before triggers could have a recipe of their own; otherwise the same. */
  version: z.union([z.literal(1), z.literal(bundleVersion)]),
  exportedAt: z.iso.datetime(),
  trigger: z.strictObject({
    name: z.string().min(1).max(200),
    connectionId: z.string(),
    eventType: z.string().nullable(),
    /** Without the settings, which belong to one account, and without the leave to fetch keys, which only the user gives. */
    authentication: authenticationSchema.omit({ config: true, mayFetchKeys: true }),
  }),
  schema: jsonSchemaDocumentSchema.nullable(),
  conditions: conditionSchema.nullable(),
  samples: z.array(bundleSampleSchema).max(1000),
})
export type Bundle = z.infer<typeof bundleSchema>

/** What an import would do, shown before it does anything. */
export const importPreviewSchema = z.strictObject({
  importId: z.string(),
  fileName: z.string(),
  name: z.string(),
  connectionName: z.string(),
  eventType: z.string().nullable(),
  method: z.string(),
  sampleCount: z.number().int(),
  hasSchema: z.boolean(),
  /** A trigger of the same name exists; the import is added beside it under this name. */
  renamedTo: z.string().nullable(),
  /** What the bundle has another way than that trigger; `null` where one of them has nothing there. */
  differences: z.array(
    z.strictObject({ what: z.string(), existing: z.string().nullable(), imported: z.string().nullable() }),
  ),
  notes: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>
