import { basename } from 'node:path'
import type { Bundle, ImportPreview } from '@shared/contracts/bundle'
import { connectionOf, findPreset } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { printCondition } from '@shared/domain/conditions/text/print-condition'
import type { Trigger } from '@shared/contracts/trigger'
import { compareTrigger } from './compare-trigger'
import { freeName } from './free-name'

/** What an import would do. `triggers` are those that exist. */
export function previewImport(
  bundle: Bundle,
  source: { importId: string; path: string; triggers: readonly Trigger[] },
): ImportPreview {
  const { name, eventType, connectionId, authentication } = bundle.trigger
  const connection = must(
    connectionOf({ connectionId, authentication }),
    'a bundle that was read names a known connection',
  )
  const preset = must(findPreset(connection, authentication.preset), 'a bundle that was read names a known preset')
  const existing = source.triggers.find((trigger) => trigger.name === name)
  const free = freeName(name, new Set(source.triggers.map((trigger) => trigger.name)))
  const isPasted = authentication.method === 'signature' && preset.secret.format === 'vendor'
  const notes = [
    'The trigger is added as a draft with a new URL; nothing that exists is changed.',
    isPasted
      ? `Bundles hold no secrets: paste the ${preset.secret.vendorLabel} from ${connection.name} after the import.`
      : 'Bundles hold no secrets: a new key is made.',
  ]
  if (authentication.custom !== undefined) {
    notes.push('It brings a recipe of its own. Look at it in Trigger Setup before you trust what it accepts.')
  }
  if (bundle.conditions !== null) {
    notes.push(`It fires only where its condition holds: ${printCondition(bundle.conditions)}`)
  }
  if (eventType !== null && !connection.eventTypes.some((other) => other.id === eventType)) {
    notes.push(
      `The event type “${eventType}” is not in this Hookwright's list for ${connection.name}; it is kept as it is.`,
    )
  }
  return {
    importId: source.importId,
    fileName: basename(source.path),
    name,
    connectionName: connection.name,
    eventType,
    method: authentication.method === 'apiKey' ? 'API Key' : `Signature: ${preset.name}`,
    sampleCount: bundle.samples.length,
    hasSchema: bundle.schema !== null,
    renamedTo: free === name ? null : free,
    differences: existing === undefined ? [] : compareTrigger(bundle, existing),
    notes,
  }
}
