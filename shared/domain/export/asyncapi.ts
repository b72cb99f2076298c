import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { documentDescription, exampleMark, gatherApiFacts, printDocument } from './api-document'
import type { ApiFacts } from './api-document'
import type { SecretPlace } from './credential-headers'
import { noSchema, printed, refused } from './export-source'
import type { Export, ExportSource } from './export-source'

/** Keywords that a schema of AsyncAPI, which is of draft 07, does not have. */
const laterKeywords = [
  ...['prefixItems', 'unevaluatedItems', 'unevaluatedProperties', 'dependentSchemas', 'dependentRequired'],
  ...['minContains', 'maxContains', '$anchor', '$dynamicRef', '$dynamicAnchor'],
]

const securityScheme = (place: SecretPlace): JsonSchemaDocument => {
  if (place.in === 'bearer' || place.in === 'basic') return { type: 'http', scheme: place.in }
  return { type: 'httpApiKey', in: place.in, name: place.name }
}

const messageOf = (facts: ApiFacts): JsonSchemaDocument => {
  const { components, contentType, credential, hasExample, title, typeName } = facts
  const headers = credential.headers.map(({ name, description }) => [name, { type: 'string', description }] as const)
  return {
    name: typeName,
    title,
    contentType,
    ...(headers.length === 0
      ? {}
      : {
          headers: {
            type: 'object',
            properties: Object.fromEntries(headers),
            required: headers.map(([name]) => name),
          },
        }),
    payload: { $ref: `#/components/schemas/${components.rootName}` },
    ...(hasExample ? { examples: [{ name: 'sample', payload: exampleMark }] } : {}),
  }
}

/** The trigger as an AsyncAPI 3 document: one channel, one message, one operation that receives it. */
export function printAsyncApi(source: ExportSource): Export {
  if (source.schema === null) return refused(noSchema)
  const facts = gatherApiFacts(source, source.schema, '__proto__')
  const { components, credential, operationName, title, typeName } = facts
  const later = laterKeywords.filter((keyword) => components.keywords.has(keyword))
  if (later.length > 0) {
    return refused(
      `The schema uses ${later.join(', ')}, which a schema of AsyncAPI does not have. Export OpenAPI or JSON Schema instead.`,
    )
  }
  const schemes = credential.secrets.map((place, index) => [`secret${index + 1}`, securityScheme(place)] as const)
  const differences = facts.differences.list()
  const document: JsonSchemaDocument = {
    asyncapi: '3.0.0',
    info: { title, version: '1.0.0', description: documentDescription(source, differences) },
    defaultContentType: facts.contentType,
    channels: {
      [operationName]: {
        description: 'The URL that the vendor posts to.',
        messages: { [typeName]: { $ref: `#/components/messages/${typeName}` } },
      },
    },
    operations: {
      [`receive${typeName}`]: {
        action: 'receive',
        channel: { $ref: `#/channels/${operationName}` },
        title,
        ...(schemes.length === 0
          ? {}
          : { security: schemes.map(([name]) => ({ $ref: `#/components/securitySchemes/${name}` })) }),
        bindings: { http: { method: facts.method, bindingVersion: '0.3.0' } },
        messages: [{ $ref: `#/channels/${operationName}/messages/${typeName}` }],
      },
    },
    components: {
      messages: { [typeName]: messageOf(facts) },
      schemas: components.schemas,
      ...(schemes.length === 0 ? {} : { securitySchemes: Object.fromEntries(schemes) }),
    },
  }
  return printed(printDocument(document, source), differences)
}
