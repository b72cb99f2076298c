import { bundleSchema } from '@shared/contracts/bundle'
import { jsonSchemaDocumentSchema } from '@shared/contracts/json-schema'
import { z } from 'zod'

/** The JSON Schema 2020-12 of the bundle file, as published in docs/bundle.schema.json. */
export function bundleJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(bundleSchema, {
      target: 'draft-2020-12',
      // The form of a condition is what comes out of its schema; what goes in is anything.
      io: 'output',
      unrepresentable: 'any',
      reused: 'ref',
      override({ zodSchema, jsonSchema }) {
        if (zodSchema === jsonSchemaDocumentSchema) jsonSchema.type = 'object'
      },
    }),
    title: 'Hookwright bundle',
    description:
      'An exported webhook trigger: its choice of event, authentication, schema, samples and expected verdicts; no secrets.',
  }
}
