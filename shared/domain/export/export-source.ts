import type { Condition } from '../../contracts/condition'
import type { Connection } from '../../contracts/connection'
import type { RawHeaders } from '../../contracts/delivery'
import type { JsonSchemaDocument } from '../../contracts/json-schema'
import type { Recipe } from '../../contracts/recipe'

/** A captured event: the body as received and its headers. */
export interface ExportSample {
  body: Uint8Array
  headers: RawHeaders
}

/** How the sender proves itself, without any secret. */
export type ExportAuthentication =
  | { method: 'apiKey'; headerName: string }
  /** `secretLabel` is the vendor's own name for the secret. */
  | { method: 'signature'; schemeName: string; recipe: Recipe; secretLabel: string }

/** All that an export is printed from. It holds no secret. */
export interface ExportSource {
  name: string
  /** `null`: any event type. */
  eventType: string | null
  connection: Connection
  authentication: ExportAuthentication
  /** The settings of the trigger, by name. */
  config: Readonly<Record<string, string>>
  /** The confirmed schema; `null` while there is none. */
  schema: JsonSchemaDocument | null
  /** `null`: every event fires. */
  conditions: Condition | null
  samples: readonly ExportSample[]
  /** The public URL of the trigger without the query. */
  baseUrl: string
}

/** An export: its text and what the format cannot say, a sentence each; or why there is none. */
export type Export = { text: string; differences: readonly string[]; refusal: null } | { text: null; refusal: string }

export type Printer = (source: ExportSource) => Export

export const printed = (text: string, differences: readonly string[] = []): Export => ({
  text,
  differences,
  refusal: null,
})

export const refused = (refusal: string): Export => ({ text: null, refusal })

/** What is said where a format needs the schema and none is confirmed. */
export const noSchema =
  'This trigger has no confirmed schema to export. Choose View at Sample Event, capture an event, and confirm its schema with Apply.'
