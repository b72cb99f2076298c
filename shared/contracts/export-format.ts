import { z } from 'zod'

/** A format that a trigger can be exported in, as the screens show it. `ending` ends the name of the file. */
export interface ExportFormat {
  id: string
  label: string
  description: string
  ending: string
  /** What the text is, for the editor. */
  language: 'json' | 'typescript' | 'javascript' | 'python' | 'shell' | 'plaintext'
}

/** The formats in the order of the screen. */
export const exportFormats = [
  {
    id: 'bundle',
    label: 'Bundle',
    description: 'The whole trigger for Hookwright: choice, schema, condition, samples, expected verdicts.',
    ending: '.hookwright.json',
    language: 'json',
  },
  {
    id: 'jsonSchema',
    label: 'JSON Schema',
    description: 'The confirmed schema, JSON Schema 2020-12.',
    ending: '.schema.json',
    language: 'json',
  },
  {
    id: 'typescript',
    label: 'TypeScript',
    description: 'The event as types, without any import.',
    ending: '.ts',
    language: 'typescript',
  },
  {
    id: 'zod',
    label: 'Zod',
    description: 'The event as a Zod 4 schema that checks at run time.',
    ending: '.zod.ts',
    language: 'typescript',
  },
  {
    id: 'openApi',
    label: 'OpenAPI',
    description: 'An OpenAPI 3.1 document with one webhook.',
    ending: '.openapi.json',
    language: 'json',
  },
  {
    id: 'asyncApi',
    label: 'AsyncAPI',
    description: 'An AsyncAPI 3 document with one channel.',
    ending: '.asyncapi.json',
    language: 'json',
  },
  {
    id: 'cel',
    label: 'CEL',
    description: 'The condition as an expression in CEL.',
    ending: '.cel',
    language: 'plaintext',
  },
  {
    id: 'eventBridge',
    label: 'EventBridge',
    description: 'The condition as an event pattern of Amazon EventBridge.',
    ending: '.eventbridge.json',
    language: 'json',
  },
  {
    id: 'node',
    label: 'Verify in Node',
    description: 'Stand-alone code that verifies a delivery, for Node.',
    ending: '.verify.mjs',
    language: 'javascript',
  },
  {
    id: 'python',
    label: 'Verify in Python',
    description: 'Stand-alone code that verifies a delivery, for Python.',
    ending: '.verify.py',
    language: 'python',
  },
  {
    id: 'curl',
    label: 'cURL',
    description: 'A shell script that signs a sample and sends it.',
    ending: '.curl.sh',
    language: 'shell',
  },
] as const satisfies readonly ExportFormat[]

export type ExportFormatId = (typeof exportFormats)[number]['id']

export const exportFormatIdSchema = z.enum(exportFormats.map(({ id }) => id) as [ExportFormatId, ...ExportFormatId[]])

/** A printed export, or why there is none. */
export const exportTextSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('printed'),
    text: z.string(),
    /** What the format cannot say, a sentence each. */
    differences: z.array(z.string()),
    fileName: z.string(),
  }),
  z.strictObject({ outcome: z.literal('refused'), reason: z.string() }),
])
export type ExportText = z.infer<typeof exportTextSchema>
