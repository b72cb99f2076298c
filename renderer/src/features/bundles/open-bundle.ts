import { attempt } from '../../lib/call'
import { openDialog } from '../../lib/dialogs'

/** Asks for a bundle file and shows what importing it would do; what is wrong with the file is told in a toast. */
export async function openBundle(): Promise<void> {
  const opened = await attempt('bundles.open', {})
  if (opened === null || opened.preview === null) return
  openDialog({ type: 'import-preview', preview: opened.preview })
}
