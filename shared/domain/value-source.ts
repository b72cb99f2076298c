import type { RawHeaders } from '../contracts/delivery'
import type { ValueSource } from '../contracts/recipe'
import { assertNever } from './assert'
import type { JsonNode } from './decode/json-node'
import { readQuery } from './request-query'

/** What a value can be read from. `tree` is the JSON body where there is one; `fields` those of a signature header. */
export interface ReadableRequest {
  headers: RawHeaders
  target: string
  tree: JsonNode | null
  fields: ReadonlyMap<string, readonly string[]>
}

/** Every value of a header, whatever the case of its name. */
export function headerValues(headers: RawHeaders, name: string): string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (const [header, value] of headers) {
    // The length is compared first because this runs several times for every request.
    if (header.length === wanted.length && header.toLowerCase() === wanted) values.push(value)
  }
  return values
}

const childAt = (node: JsonNode, step: string): JsonNode | undefined => {
  if (node.type === 'object') return node.entries.findLast((entry) => entry.key === step)?.value
  if (node.type === 'array' && /^(0|[1-9][0-9]*)$/.test(step)) return node.items[Number(step)]
  return undefined
}

const scalarText = (node: JsonNode): string | null => {
  if (node.type === 'string') return node.value
  if (node.type === 'number') return node.text
  return node.type === 'boolean' ? String(node.value) : null
}

/** The scalar at a dotted path as text; `null` when there is none. Of duplicate keys the last one counts, as in JSON.parse. */
export function readBodyPath(tree: JsonNode | null, path: string): string | null {
  let node: JsonNode | undefined = tree ?? undefined
  for (const step of path.split('.')) {
    if (node === undefined) return null
    node = childAt(node, step)
  }
  return node === undefined ? null : scalarText(node)
}

/** All values that stand at a source: none, one, or several when the request repeats it. */
export function readSource(source: ValueSource, request: ReadableRequest): readonly string[] {
  switch (source.from) {
    case 'header':
      return headerValues(request.headers, source.name)
    case 'query':
      return readQuery(request.target)
        .filter((pair) => pair.name === source.name)
        .map((pair) => pair.value)
    case 'body': {
      const value = readBodyPath(request.tree, source.path)
      return value === null ? [] : [value]
    }
    case 'field':
      return request.fields.get(source.name) ?? []
    default:
      return assertNever(source)
  }
}

/** The source in words, for evidence. */
export function describeSource(source: ValueSource): string {
  switch (source.from) {
    case 'header':
      return `header ${source.name}`
    case 'query':
      return `query parameter ${source.name}`
    case 'body':
      return `${source.path} in the body`
    case 'field':
      return `${source.name} in the signature header`
    default:
      return assertNever(source)
  }
}
