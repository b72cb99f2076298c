import { attempt } from './call'
import { showToast } from './toasts'

export type ExportKind = 'bundle' | 'jsonSchema'

/** Asks where to save, writes the file and tells the outcome in a toast; true when a file was written. */
export async function exportTrigger(triggerId: string, kind: ExportKind): Promise<boolean> {
  const saved = await attempt('bundles.export', { triggerId, kind })
  if (saved === null || saved.path === null) return false
  showToast({ meaning: 'ok', text: `Saved to ${fileNameOf(saved.path)}` })
  return true
}

const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
