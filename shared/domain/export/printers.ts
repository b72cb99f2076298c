import type { ExportFormatId } from '../../contracts/export-format'
import { printAsyncApi } from './asyncapi'
import { printCel, printEventBridge } from './condition-printers'
import { printCurl } from './curl/curl'
import type { Printer } from './export-source'
import { printJsonSchema } from './json-schema'
import { printOpenApi } from './openapi'
import { printTypeScript } from './typescript'
import { printNodeCode } from './verification/node-code'
import { printPythonCode } from './verification/python-code'
import { printZod } from './zod'

/** The printer of each format. A bundle is no text about the trigger but the trigger itself, so the backend makes it. */
export const printers: Record<Exclude<ExportFormatId, 'bundle'>, Printer> = {
  jsonSchema: printJsonSchema,
  typescript: printTypeScript,
  zod: printZod,
  openApi: printOpenApi,
  asyncApi: printAsyncApi,
  cel: printCel,
  eventBridge: printEventBridge,
  node: printNodeCode,
  python: printPythonCode,
  curl: printCurl,
}
