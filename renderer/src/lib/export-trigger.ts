import type { ExportFormatId } from '@shared/contracts/export-format'
import { attempt } from './call'
import { showToast } from './toasts'

export type ExportKind = 'bundle' | 'jsonSchema'

/** Asks where to save, writes the file and tells the outcome in a toast; true when a file was written. */
export async function exportTrigger(triggerId: string, kind: ExportKind): Promise<boolean> {
  return tellSaved(await attempt('bundles.export', { triggerId, kind }))
}

/** The same for any format. */
export async function saveExport(triggerId: string, format: ExportFormatId): Promise<boolean> {
  return tellSaved(await attempt('exports.save', { triggerId, format }))
}

const tellSaved = (saved: { path: string | null } | null): boolean => {
  if (saved === null || saved.path === null) return false
  showToast({ meaning: 'ok', text: `Saved to ${fileNameOf(saved.path)}` })
  return true
}

const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
