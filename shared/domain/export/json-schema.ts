import { noSchema, printed, refused } from './export-source'
import type { Export, ExportSource } from './export-source'

/** The confirmed schema as it is. */
export function printJsonSchema({ schema }: ExportSource): Export {
  return schema === null ? refused(noSchema) : printed(`${JSON.stringify(schema, null, 2)}\n`)
}
