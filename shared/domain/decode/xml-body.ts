import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { JsonNode } from './json-node'
import { readJson } from './json-reader'

/** Texts stay texts (`0012` is no number), entities of a document type are not expanded, and prefixes of namespaces are dropped. */
const parser = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  processEntities: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** Whether a content type says XML: `application/xml`, `text/xml` or anything `+xml`. */
export function isXmlContentType(contentType: string): boolean {
  const type = /^[^\s;,]*/.exec(contentType.trim().toLowerCase())?.[0] ?? ''
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')
}

/** XML as JSON text with its tree: elements are keys, attributes keys with `@`, text beside them `#text`. */
export type XmlReading = { kind: 'tree'; text: string; tree: JsonNode } | { kind: 'invalid'; message: string }

/** Reads XML. Never throws: a document type that declares entities, deep nesting and forbidden names are invalid. */
export function readXml(text: string): XmlReading {
  try {
    const valid = XMLValidator.validate(text)
    if (valid !== true)
      return { kind: 'invalid', message: `${valid.err.msg} Line ${valid.err.line}, column ${valid.err.col}.` }
    if (/<!ENTITY/i.test(text)) return { kind: 'invalid', message: 'It declares entities, which are not expanded.' }
    const json = JSON.stringify(parser.parse(text))
    const reading = readJson(json)
    if (reading.kind === 'tree') return { kind: 'tree', text: json, tree: reading.tree }
    return { kind: 'invalid', message: 'It is nested too deep or holds too many elements.' }
  } catch (error) {
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) }
  }
}
