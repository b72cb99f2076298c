import { connectionOf, findPreset } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import type { Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import type { ExportAuthentication, ExportSource } from '@shared/domain/export/export-source'
import { baseUrl } from '@shared/domain/urls'
import type { BackendParts } from '../backend-parts'

/** Stands in the exports while the receiver has no address. */
const unknownBase = 'https://your-public-url.example'

const authenticationOf = (connection: Connection, { authentication }: Trigger): ExportAuthentication => {
  const { headerName, method, preset: presetId } = authentication
  if (method === 'apiKey') return { method, headerName }
  const preset = must(findPreset(connection, presetId), 'the preset of a trigger is known')
  return { method, schemeName: preset.name, recipe: preset.recipe, secretLabel: preset.secret.vendorLabel }
}

/** What the exports of a trigger are printed from. */
export async function gatherExportSource(
  trigger: Trigger,
  { registry, store }: Pick<BackendParts, 'registry' | 'store'>,
): Promise<ExportSource> {
  const connection = must(connectionOf(trigger), 'the connection of a trigger is known')
  const samples = await store.samples(trigger.id)
  return {
    name: trigger.name,
    eventType: trigger.eventType,
    connection,
    authentication: authenticationOf(connection, trigger),
    config: trigger.authentication.config ?? {},
    schema: trigger.schema,
    conditions: trigger.conditions,
    samples: samples.map(({ body, headers }) => ({ body, headers })),
    baseUrl: registry.findTarget(trigger.token)?.publicUrls[0] ?? baseUrl(unknownBase, trigger.token),
  }
}
