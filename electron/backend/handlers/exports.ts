import { exportFormats } from '@shared/contracts/export-format'
import type { ExportFormatId, ExportText } from '@shared/contracts/export-format'
import type { Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { printers } from '@shared/domain/export/printers'
import { fail, ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { gatherExportSource } from '../bundles/export-source'
import { safeFileName } from '../bundles/file-name'
import { makeBundle } from '../bundles/make-bundle'
import { withFileErrors } from './with-file-errors'
import { noTrigger } from '../triggers/trigger-writer'
import type { HandlersOf } from './handlers'

const formatOf = (id: ExportFormatId) =>
  must(
    exportFormats.find((format) => format.id === id),
    'every format is listed',
  )

const printBundle = async (trigger: Trigger, { clock, store }: BackendParts) => {
  const bundle = makeBundle(trigger, await store.samples(trigger.id), clock.now())
  return { text: `${JSON.stringify(bundle, null, 2)}\n`, differences: [], refusal: null }
}

export function createExportsHandlers(parts: BackendParts): HandlersOf<'exports'> {
  const print = async (trigger: Trigger, id: ExportFormatId): Promise<ExportText> => {
    const printed =
      id === 'bundle' ? await printBundle(trigger, parts) : printers[id](await gatherExportSource(trigger, parts))
    if (printed.refusal !== null) return { outcome: 'refused', reason: printed.refusal }
    const { differences, text } = printed
    const fileName = safeFileName(trigger.name, formatOf(id).ending)
    return { outcome: 'printed', text, differences: [...differences], fileName }
  }
  return {
    async 'exports.print'({ triggerId, format }) {
      const entry = parts.registry.get(triggerId)
      return entry ? ok(await print(entry.trigger, format)) : noTrigger()
    },
    async 'exports.save'({ triggerId, format }) {
      const entry = parts.registry.get(triggerId)
      if (!entry) return noTrigger()
      const printed = await print(entry.trigger, format)
      if (printed.outcome === 'refused') return fail('invalid_state', printed.reason)
      const saved = await withFileErrors('saved', () =>
        parts.desktop.saveFile({
          suggestedName: printed.fileName,
          title: `Export ${formatOf(format).label}`,
          contents: printed.text,
        }),
      )
      return saved.ok ? ok({ path: saved.value }) : saved
    },
  }
}
