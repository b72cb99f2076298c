import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { schemaDialect } from '../schema/derive-schema'
import { documentDescription, exampleMark, gatherApiFacts, printDocument } from './api-document'
import type { ApiFacts } from './api-document'
import type { SecretPlace } from './credential-headers'
import { noSchema, printed, refused } from './export-source'
import type { Export, ExportSource } from './export-source'

const securityScheme = (place: SecretPlace): JsonSchemaDocument =>
  place.in === 'bearer' || place.in === 'basic'
    ? { type: 'http', scheme: place.in }
    : { type: 'apiKey', in: place.in, name: place.name }

const securityOf = ({ credential }: ApiFacts) => {
  const schemes = credential.secrets.map((place, index) => [`secret${index + 1}`, securityScheme(place)] as const)
  return {
    securitySchemes: Object.fromEntries(schemes),
    security: schemes.map(([name]) => ({ [name]: [] })),
  }
}

const requestBody = ({ components, contentType, hasExample }: ApiFacts): JsonSchemaDocument => ({
  required: true,
  content: {
    [contentType]: {
      schema: { $ref: `#/components/schemas/${components.rootName}` },
      ...(hasExample ? { examples: { sample: { value: exampleMark } } } : {}),
    },
  },
})

/** The trigger as an OpenAPI 3.1 document with one webhook. */
export function printOpenApi(source: ExportSource): Export {
  if (source.schema === null) return refused(noSchema)
  const facts = gatherApiFacts(source, source.schema)
  const { components, credential, operationName, title } = facts
  const { security, securitySchemes } = securityOf(facts)
  const parameters = credential.headers.map(({ name, description }) => ({
    ...{ name, in: 'header', required: true, description },
    schema: { type: 'string' },
  }))
  const differences = facts.differences.list()
  const document: JsonSchemaDocument = {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description: documentDescription(source, differences) },
    jsonSchemaDialect: schemaDialect,
    webhooks: {
      [operationName]: {
        [facts.method.toLowerCase()]: {
          operationId: operationName,
          summary: title,
          ...(parameters.length === 0 ? {} : { parameters }),
          requestBody: requestBody(facts),
          responses: {
            '200': { description: 'The delivery is stored.' },
            '401': { description: 'The key or the signature is missing or wrong.' },
            '503': { description: 'Not accepted now; send it again later.' },
          },
          ...(security.length === 0 ? {} : { security }),
        },
      },
    },
    components: {
      schemas: components.schemas,
      ...(security.length === 0 ? {} : { securitySchemes }),
    },
  }
  return printed(printDocument(document, source), differences)
}
