import type { RawHeaders } from '../../contracts/delivery'
import type { JsonNode, JsonObject } from './json-node'

/** An event of CloudEvents 1.0 as it was sent: context attributes as text, its data as JSON, or as base64 text. */
export interface CloudEvent {
  attributes: Map<string, string>
  data: JsonNode | null
  base64: string | null
  /** Attributes that every event must have and this one has not. */
  missing: string[]
}

export type CloudEvents = { mode: 'binary' | 'structured' | 'batch'; events: CloudEvent[] }

const needed = ['id', 'source', 'specversion', 'type']

const mediaTypeOf = (contentType: string): string => /^[^\s;,]*/.exec(contentType.trim().toLowerCase())?.[0] ?? ''

const makeEvent = (attributes: Map<string, string>, data: JsonNode | null, base64: string | null): CloudEvent => ({
  attributes,
  data,
  base64,
  missing: needed.filter((name) => !attributes.has(name)),
})

/** Header values are percent-encoded UTF-8; one that is not stays as it is. */
const decodeValue = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const readBinary = (headers: RawHeaders, data: JsonNode | null): CloudEvents | null => {
  const attributes = new Map<string, string>()
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (lower.startsWith('ce-')) attributes.set(lower.slice(3), decodeValue(value))
    else if (lower === 'content-type') attributes.set('datacontenttype', value)
  }
  return attributes.has('specversion') ? { mode: 'binary', events: [makeEvent(attributes, data, null)] } : null
}

const attributeText = (node: JsonNode): string | null => {
  if (node.type === 'string') return node.value
  if (node.type === 'number') return node.text
  return node.type === 'boolean' ? String(node.value) : null
}

const readObject = (object: JsonObject): CloudEvent => {
  const attributes = new Map<string, string>()
  let data: JsonNode | null = null
  let base64: string | null = null
  for (const { key, value } of object.entries) {
    const text = attributeText(value)
    if (key === 'data') data = value
    else if (key === 'data_base64') base64 = text
    else if (text !== null) attributes.set(key, text)
  }
  return makeEvent(attributes, data, base64)
}

/**
 * The CloudEvents of a request in any of the three modes of the HTTP binding; null when it carries none. Media types are
 * compared without case and parameters. Nothing is made up: what lacks is listed in `missing`.
 */
export function readCloudEvents(headers: RawHeaders, tree: JsonNode | null): CloudEvents | null {
  const type = mediaTypeOf(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '')
  if (type === 'application/cloudevents+json') {
    return tree?.type === 'object' ? { mode: 'structured', events: [readObject(tree)] } : null
  }
  if (type === 'application/cloudevents-batch+json') {
    if (tree?.type !== 'array') return null
    return { mode: 'batch', events: tree.items.flatMap((item) => (item.type === 'object' ? [readObject(item)] : [])) }
  }
  return readBinary(headers, tree)
}
