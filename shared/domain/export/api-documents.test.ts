import { Parser } from '@asyncapi/parser'
import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { connections, findConnection } from '../../connections'
import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { must } from '../assert'
import { sourceOf } from '../testing/export-source'
import {
  githubSamples,
  handMutants,
  handPayload,
  handSchema,
  learn,
  mutate,
  oddSamples,
} from '../testing/event-samples'
import type { EventSamples } from '../testing/event-samples'
import { compileSchema } from '../testing/json-validators'
import { encodeUtf8 } from '../text-codec'
import { printAsyncApi } from './asyncapi'
import type { ExportSource } from './export-source'
import { printOpenApi } from './openapi'

const github = must(findConnection('github'), 'GitHub is a connection')

function sourceFor({ name, payloads, schema }: EventSamples): ExportSource {
  const preset = must(github.presets[0], 'GitHub has a preset')
  const event = must(github.eventTypes[0], 'GitHub has event types')
  const samples = payloads.map((payload) => ({ body: encodeUtf8(payload), headers: [] }))
  return sourceOf({ name, connection: github, preset, event }, { name: `Webhook: ${name}`, schema, samples })
}

const hand: EventSamples = { name: 'hand made', payloads: [handPayload], schema: handSchema }
const events = [...githubSamples(['issues', 'star']), ...oddSamples, hand]

/** A trigger for every kind of authentication, with the schema of its own sample. */
const shapes = new Map<string, ExportSource>()
for (const connection of connections) {
  for (const preset of connection.presets) {
    const event = must(connection.eventTypes[0], 'every connection has an event type')
    const { credential, type } = preset.recipe
    const shape = [type === 'equals', credential.at.map(({ from }) => from), connection.decode !== undefined].join()
    const source = sourceOf({ name: preset.id, connection, preset, event })
    shapes.set(shape, { ...source, schema: learn(preset.id, [event.sample]).schema })
  }
}
const authenticated = [...shapes.values()]
const apiKey: ExportSource = {
  ...must(authenticated[0], 'there is a connection'),
  authentication: { method: 'apiKey', headerName: 'X-Shop-Key' },
}

const sources = [...events.map(sourceFor), ...authenticated, apiKey]

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (print: typeof printOpenApi, source: ExportSource): string => {
  const { refusal, text } = print(source)
  expect(refusal, source.name).toBeNull()
  return text ?? ''
}

/** The schema of the event in a document, with the components that it refers to, as a document of its own. */
const eventSchema = (document: Record<string, unknown>, rootName: string): JsonSchemaDocument => {
  const components = isObject(document['components']) ? document['components'] : {}
  const schemas = components['schemas'] as JsonSchemaDocument
  return JSON.parse(
    JSON.stringify({ ...(schemas[rootName] as JsonSchemaDocument), $defs: schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    ),
  )
}

const rootNameOf = (document: Record<string, unknown>): string => {
  const { schemas } = document['components'] as { schemas: Record<string, unknown> }
  return must(Object.keys(schemas)[0], 'the event comes first')
}

const documents = [
  ['OpenAPI', printOpenApi],
  ['AsyncAPI', printAsyncApi],
] as const

describe('OpenAPI', { timeout: 120_000 }, () => {
  it('is a valid document of version 3.1 for every schema and way to authenticate', async () => {
    for (const source of sources) {
      const document = JSON.parse(textOf(printOpenApi, source))
      const validator = new Validator()
      const result = await validator.validate(document)
      expect(result.errors ?? [], source.name).toEqual([])
      expect(result.valid, source.name).toBe(true)
      expect(validator.version).toBe('3.1')
    }
  })

  it('is told from a wrong document by the validator', async () => {
    const document = JSON.parse(textOf(printOpenApi, apiKey))
    document.webhooks[Object.keys(document.webhooks)[0] ?? ''].post.requestBody.content = []
    expect((await new Validator().validate(document)).valid).toBe(false)
  })
})

describe('AsyncAPI', { timeout: 240_000 }, () => {
  const parser = new Parser()

  it('is a valid document of version 3 for every schema and way to authenticate', async () => {
    for (const source of sources) {
      const { diagnostics, document } = await parser.parse(textOf(printAsyncApi, source))
      const errors = diagnostics
        .filter(({ severity }) => severity === 0)
        .map(({ message, path }) => `${message} ${path.join('/')}`)
      expect(errors, source.name).toEqual([])
      expect(document?.version()).toBe('3.0.0')
      expect(document?.operations().all()).toHaveLength(1)
    }
  })

  it('is told from a wrong document by the parser', async () => {
    const text = textOf(printAsyncApi, sourceFor(hand)).replaceAll('"type": "object"', '"type": "strng"')
    expect((await parser.parse(text)).document).toBeUndefined()
  })

  it('leaves out, and says so, a field that its tools cannot read', () => {
    const printed = printAsyncApi(sourceFor(must(oddSamples[0], 'there are odd keys')))
    expect(printed.refusal === null ? printed.differences.join(' ') : '').toContain('The field __proto__ is left out')
    expect(printed.text).not.toContain('"__proto__": {\n              "type"')
  })

  it('refuses a schema with keywords that it does not have', () => {
    const schema: JsonSchemaDocument = { type: 'array', prefixItems: [{ type: 'string' }] }
    expect(printAsyncApi({ ...apiKey, schema }).refusal).toContain('prefixItems')
    expect(printOpenApi({ ...apiKey, schema }).refusal).toBeNull()
  })
})

describe.for(documents)('the schema in %s', { timeout: 120_000 }, ([, print]) => {
  it('is one by the metaschema, and decides as the schema of the trigger', async () => {
    for (const event of events) {
      const document = JSON.parse(textOf(print, sourceFor(event)))
      const schema = eventSchema(document, rootNameOf(document))
      const ajv = new Ajv2020()
      for (const component of Object.values(document.components.schemas)) {
        expect(ajv.validateSchema(component as JsonSchemaDocument), event.name).toBe(true)
      }
      const check = await compileSchema(schema)
      for (const payload of event.payloads) expect(check(JSON.parse(payload)), event.name).toBe(true)
      for (const mutant of event === hand ? handMutants : mutate(event, 15)) {
        expect(check(JSON.parse(mutant)), `${event.name}: ${mutant}`).toBe(false)
      }
    }
  })

  it('keeps the digits of the sample and holds no URL of the trigger', () => {
    const large = must(oddSamples[1], 'there are large numbers')
    const text = textOf(print, sourceFor(large))
    expect(text).toContain('820982911946154508')
    expect(text).toContain('"price": 1.10')
    expect(text).not.toContain('hooks.example.com')
  })

  it('says how the sender proves itself, or that the format cannot', () => {
    expect(textOf(print, apiKey)).toContain('"X-Shop-Key"')
    const signed = print(sourceFor(hand))
    expect(signed.refusal === null ? signed.differences.join(' ') : '').toContain('cannot be checked from this file')
    expect(signed.text).toContain('X-Hub-Signature-256')
  })

  it('does not repeat a sample that holds the secret in its body', () => {
    const graph = must(
      authenticated.find(({ connection }) => connection.id === 'microsoft-graph'),
      'Microsoft Graph is a connection',
    )
    const body = encodeUtf8('{"value":[{"clientState":"the-real-secret","subscriptionId":"s"}]}')
    expect(textOf(print, { ...graph, samples: [{ body, headers: [] }] })).not.toContain('the-real-secret')
  })

  it('needs a confirmed schema', () => {
    expect(print({ ...apiKey, schema: null }).refusal).toContain('no confirmed schema')
  })
})
