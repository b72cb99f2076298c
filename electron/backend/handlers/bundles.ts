import type { Bundle } from '@shared/contracts/bundle'
import type { Trigger } from '@shared/contracts/trigger'
import { fail, ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { safeFileName } from '../bundles/file-name'
import { importBundle } from '../bundles/import-bundle'
import { makeBundle } from '../bundles/make-bundle'
import { previewImport } from '../bundles/preview-import'
import { maxBundleBytes, readBundle } from '../bundles/read-bundle'
import { createId } from '../ids'
import { noTrigger } from '../triggers/trigger-writer'
import type { HandlersOf } from './handlers'
import { withFileErrors } from './with-file-errors'

interface ExportedFile {
  suggestedName: string
  title: string
  contents: string
}

const toText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export function createBundlesHandlers(parts: BackendParts): HandlersOf<'bundles'> {
  const { registry, store, desktop, clock, random } = parts
  let opened: { importId: string; bundle: Bundle } | null = null

  const bundleFile = async (trigger: Trigger): Promise<ExportedFile> => ({
    suggestedName: safeFileName(trigger.name, '.hookwright.json'),
    title: 'Export bundle',
    contents: toText(makeBundle(trigger, await store.samples(trigger.id), clock.now())),
  })
  const schemaFile = ({ name, schema }: Trigger): ExportedFile | null =>
    schema && {
      suggestedName: safeFileName(name, '.schema.json'),
      title: 'Export JSON Schema',
      contents: toText(schema),
    }

  return {
    async 'bundles.export'({ triggerId, kind }) {
      const entry = registry.get(triggerId)
      if (!entry) return noTrigger()
      const file = kind === 'bundle' ? await bundleFile(entry.trigger) : schemaFile(entry.trigger)
      if (!file) {
        return fail(
          'invalid_state',
          'This trigger has no confirmed schema to export. Choose View at Sample Event, capture an event, and confirm its schema with Apply.',
        )
      }
      const saved = await withFileErrors('saved', () => desktop.saveFile(file))
      return saved.ok ? ok({ path: saved.value }) : saved
    },
    async 'bundles.open'() {
      opened = null
      const chosen = await withFileErrors('read', () =>
        desktop.openFile({ title: 'Import bundle', extensions: ['json'], maxBytes: maxBundleBytes }),
      )
      if (!chosen.ok) return chosen
      if (!chosen.value) return ok({ preview: null })
      const bundle = readBundle(chosen.value)
      if (!bundle.ok) return bundle
      const importId = createId(random)
      opened = { importId, bundle: bundle.value }
      const triggers = registry.list().map((entry) => entry.trigger)
      return ok({ preview: previewImport(bundle.value, { importId, path: chosen.value.path, triggers }) })
    },
    async 'bundles.import'({ importId }) {
      if (opened?.importId !== importId) {
        return fail(
          'not_found',
          'This import is over: the bundle was imported, or another one was opened. Choose the file again.',
        )
      }
      const { bundle } = opened
      opened = null
      return ok(await importBundle(bundle, parts))
    },
  }
}
