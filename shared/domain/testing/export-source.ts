import { makeRequest, baseUrl } from './fixtures'
import { exampleConfig } from './sign-sample'
import type { SampleCase } from './sign-sample'
import type { ExportSource } from '../export/export-source'
import { encodeUtf8 } from '../text-codec'

/** What an export of a sample's trigger is printed from, with the sample as its one captured event. */
export function sourceOf({ connection, event, preset }: SampleCase, changes: Partial<ExportSource> = {}): ExportSource {
  const { headers } = makeRequest({ headers: event.headers })
  return {
    name: `Webhook: ${connection.name} ${event.id}`,
    eventType: event.id,
    connection,
    authentication: {
      method: 'signature',
      schemeName: preset.name,
      recipe: preset.recipe,
      secretLabel: preset.secret.vendorLabel,
    },
    config: exampleConfig(connection),
    schema: null,
    conditions: null,
    samples: [{ body: encodeUtf8(event.sample), headers }],
    baseUrl,
    ...changes,
  }
}
