import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12'
import '@hyperjump/json-schema/formats'
import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type { JsonSchemaDocument } from '../../contracts/json-schema'

setShouldValidateFormat(true)

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** A check by two independent validators, both asserting formats; it is true only when both say so. */
export async function compileSchema(
  schema: JsonSchemaDocument,
  uri = 'https://example.test/schema',
): Promise<(value: unknown) => boolean> {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: true, allowUnionTypes: true })
  addFormats(ajv)
  const byAjv = ajv.compile(schema)
  registerSchema({ $schema: dialect, ...JSON.parse(JSON.stringify(schema)) }, uri)
  const byHyperjump = await validate(uri)
  unregisterSchema(uri)
  return (value) => byAjv(value) && byHyperjump(JSON.parse(JSON.stringify(value))).valid
}
