import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { describeCredential } from './credential-headers'
import type { CredentialPlaces } from './credential-headers'
import { Differences } from './differences'
import type { ExportSource } from './export-source'
import { mediaType, pickSample, printSampleEvent } from './sample-event'
import { makeComponents } from './schema-document'
import type { ComponentSchemas } from './schema-document'
import { commentText, describeSource, eventTypeName, lowerFirst } from './words'

/** What an OpenAPI and an AsyncAPI document have in common. */
export interface ApiFacts {
  typeName: string
  operationName: string
  title: string
  method: string
  contentType: string
  components: ComponentSchemas
  credential: CredentialPlaces
  differences: Differences
  hasExample: boolean
}

/** Gathers the facts; `schema` is that of the source; `leftOut` is a field that the tools of the format cannot read. */
export function gatherApiFacts(
  source: ExportSource,
  schema: JsonSchemaDocument,
  leftOut: string | null = null,
): ApiFacts {
  const differences = new Differences()
  const typeName = eventTypeName(source)
  const { decode, methods } = source.connection
  if (decode !== undefined && decode.length > 0) {
    differences.add('The schema is that of the event inside the body; how the body is decoded is not said')
  }
  if ((methods?.length ?? 0) > 1) {
    differences.add(`The sender may also use ${methods?.slice(1).join(', ') ?? ''}`)
  }
  const components = makeComponents(schema, typeName, leftOut)
  if (components.isLeftOut) {
    differences.add(`The field ${leftOut} is left out, because the tools of this format cannot read it`)
  }
  return {
    typeName,
    operationName: lowerFirst(typeName),
    title: commentText(source.name),
    method: methods?.[0] ?? 'POST',
    contentType: mediaType(pickSample(source)),
    components,
    credential: describeCredential(source, differences),
    differences,
    hasExample: printSampleEvent(source) !== null,
  }
}

/** The description of a document: what it is, and what it cannot say. */
export function documentDescription(source: ExportSource, differences: readonly string[]): string {
  const lines = [`${describeSource(source)}. Exported by Hookwright.`]
  if (differences.length > 0) lines.push('Limits of this export:', ...differences.map((text) => `- ${text}`))
  return lines.join('\n')
}

/** Stands for the sample until the document is text. */
export const exampleMark = '\uE000example\uE000'

/**
 * A document as JSON text. The sample replaces its mark as text, because its numbers may have digits that a JavaScript
 * value would lose.
 */
export function printDocument(document: JsonSchemaDocument, source: ExportSource): string {
  const text = JSON.stringify(document, null, 2)
  const mark = JSON.stringify(exampleMark)
  const at = text.indexOf(mark)
  if (at < 0) return `${text}\n`
  const indent = /^ */.exec(text.slice(text.lastIndexOf('\n', at) + 1))?.[0] ?? ''
  const example = (printSampleEvent(source) ?? 'null').replaceAll('\n', `\n${indent}`)
  return `${text.slice(0, at)}${example}${text.slice(at + mark.length)}\n`
}
