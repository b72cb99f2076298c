import { createRequire } from 'node:module'
import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { analyseSamples } from '../schema/analyse'
import { encodeUtf8 } from '../text-codec'

/** A kind of event with its payloads as JSON text and the schema learnt from them. */
export interface EventSamples {
  name: string
  payloads: readonly string[]
  schema: JsonSchemaDocument
}

export function learn(name: string, payloads: readonly string[]): EventSamples {
  return { name, payloads, schema: analyseSamples(payloads.map(encodeUtf8)).schema }
}

interface Example {
  name: string
  examples: unknown[]
}

/** Real payloads of GitHub, by event. */
export function githubSamples(names: readonly string[]): EventSamples[] {
  const index: Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json')
  return index
    .filter(({ name }) => names.includes(name))
    .map(({ name, examples }) =>
      learn(
        name,
        examples.map((example) => JSON.stringify(example)),
      ),
    )
}

/** Payloads of our own with what seldom occurs. */
export const oddSamples: readonly EventSamples[] = [
  learn('odd keys', [
    '{"a-b":1,"class":"x","1st":true,"":null,"__proto__":{"x":1},"constructor":"y","a\\"b\\u2028c":[1,"two",null,{"three":3}],"ünï":1.5}',
    '{"a-b":2,"class":"x","1st":false,"":"now","__proto__":{"x":2},"constructor":"y","a\\"b\\u2028c":[],"ünï":-2}',
    '{"a-b":3,"class":null,"1st":false,"":"now","__proto__":{"x":2},"constructor":"y","a\\"b\\u2028c":[[1],[{}]],"ünï":0}',
  ]),
  learn('large numbers', [
    '{"id":820982911946154508,"price":1.10,"at":"2026-01-02T03:04:05Z","mail":"mona@shop.example","from":"192.0.2.7"}',
    '{"id":820982911946154509,"price":12345678901234567890.5,"at":"2026-01-02T03:04:05+02:00","mail":"a!b@shop.example","from":"192.0.2.8"}',
    '{"id":1,"price":2,"at":"2026-01-02T03:04:05.123Z","mail":"mona@shop.example","from":"192.0.2.7"}',
  ]),
  learn('a list', ['[{"sku":"a","count":1},{"sku":"b","count":2}]', '[]', '[{"sku":"c","count":null}]']),
  learn('a text', ['"hello"']),
]

/** A schema of our own with every keyword that the exports know and some that they do not. */
export const handSchema: JsonSchemaDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['kind', 'state', 'buyer', 'seller', 'labels', 'size', 'anything'],
  properties: {
    kind: { const: 'order' },
    state: { enum: ['open', 'closed', 3, null] },
    buyer: { $ref: '#/$defs/party', description: 'Who buys. */ alert(1) \u2028' },
    seller: { anyOf: [{ $ref: '#/$defs/party' }, { type: 'null' }] },
    labels: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    size: { type: ['integer', 'string'], minimum: 1, maxLength: 3 },
    code: { type: 'string', pattern: '^[A-Z]{2}\\d+$', minLength: 3 },
    amounts: { type: 'array', items: { type: 'number', exclusiveMinimum: 0 }, minItems: 1, maxItems: 3 },
    closed: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
    mixed: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'integer' } },
    anything: {},
    host: { type: 'string', format: 'hostname' },
  },
  $defs: {
    party: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, id: { type: 'string', format: 'uuid' } },
    },
  },
}

export const handPayload = JSON.stringify({
  ...{ kind: 'order', state: null, buyer: { name: 'Mona', id: 'c0ffee00-0000-0000-0000-000000000001' }, seller: null },
  ...{
    labels: { a: 'x', b: null },
    size: 12,
    code: 'AB12',
    amounts: [1, 2.5],
    closed: { a: 'x' },
    mixed: { a: 'x', b: 3 },
  },
  ...{ anything: null, host: 'shop.example', more: [1] },
})

/** Changes to the payload that the schema refuses. */
export const handMutants: readonly string[] = [
  { kind: 'return' },
  { state: 'shut' },
  { buyer: null },
  { buyer: {} },
  { seller: { name: 5 } },
  { labels: { a: 5 } },
  { size: true },
  { amounts: ['1'] },
  { closed: { a: 'x', b: 1 } },
].map((change) => JSON.stringify({ ...JSON.parse(handPayload), ...change }))

interface Place {
  parent: Record<string, unknown> | unknown[]
  key: string
  schema: JsonSchemaDocument
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Values in a payload that have one known type, each with its schema. */
const typedPlaces = (payload: unknown, root: JsonSchemaDocument): Place[] => {
  const places: Place[] = []
  const visit = (value: unknown, schema: unknown): void => {
    if (!isObject(schema)) return
    if (isObject(value) && isObject(schema['properties'])) {
      for (const key of Object.keys(value)) {
        // What JavaScript objects have anyway is not checked by every format, and the exports say so.
        if (key === '__proto__' || key === 'constructor') continue
        const inner = Object.hasOwn(schema['properties'], key) ? schema['properties'][key] : undefined
        if (!isObject(inner)) continue
        if (inner['type'] !== undefined) places.push({ parent: value, key, schema: inner as JsonSchemaDocument })
        visit(value[key], inner)
      }
    }
    if (Array.isArray(value)) for (const item of value) visit(item, schema['items'])
  }
  visit(payload, root)
  return places
}

const wrongValues: readonly [string, unknown][] = [
  ['boolean', true],
  ['string', 'wrong'],
  ['object', { wrong: true }],
  ['array', ['wrong']],
]

/** Payloads in which one value is of a type that the schema does not allow there. */
export function mutate({ payloads, schema }: EventSamples, limit: number): string[] {
  const [first = 'null'] = payloads
  const count = typedPlaces(JSON.parse(first), schema).length
  const step = Math.max(1, Math.floor(count / limit))
  const mutants: string[] = []
  for (let at = 0; at < count; at += step) {
    const copy: unknown = JSON.parse(first)
    const place = typedPlaces(copy, schema)[at]
    if (place === undefined) continue
    const allowed = [place.schema['type']].flat()
    const wrong = wrongValues.find(([type]) => !allowed.includes(type))
    Object.defineProperty(place.parent, place.key, { value: wrong?.[1], enumerable: true })
    mutants.push(JSON.stringify(copy))
  }
  return mutants
}
