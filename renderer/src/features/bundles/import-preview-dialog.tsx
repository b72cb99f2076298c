import type { ImportPreview } from '@shared/contracts/bundle'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../lib/call'
import { closeDialog } from '../../lib/dialogs'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatQuantity } from '../../lib/format'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { showTrigger } from '../../lib/navigation'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'

/** What importing the bundle would add, before anything is changed. */
export function ImportPreviewDialog({ preview }: { preview: ImportPreview }) {
  const importButton = useRef<HTMLButtonElement>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const runImport = async (): Promise<void> => {
    const result = await call('bundles.import', { importId: preview.importId })
    if (!result.ok) return setError(result.error.message)
    noteTrigger(result.value)
    closeDialog()
    showTrigger(result.value.id)
    showToast({ meaning: 'ok', text: `Imported as a draft: ${escapeInvisible(result.value.name)}` })
  }
  const importOnce = () => {
    setIsBusy(true)
    setError(null)
    report(runImport().finally(() => setIsBusy(false)))
  }

  return (
    <Dialog
      title="Import bundle"
      subtitle={escapeInvisible(preview.fileName)}
      size="form"
      initialFocus={importButton}
      onClose={closeDialog}
      footer={
        <>
          <span className="flex-1 text-sm text-fg-2">Nothing is changed until you import.</span>
          <Button kind="ghost" onClick={closeDialog}>
            Cancel
          </Button>
          <Button ref={importButton} kind="primary" busy={isBusy} onClick={importOnce}>
            Import
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 p-4.5">
        <p className="text-md text-fg">This adds one trigger, as a draft with a URL and a key of its own:</p>
        <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-2 rounded-md border border-line bg-bg p-3 text-sm">
          <Fact term="Name">{escapeInvisible(preview.renamedTo ?? preview.name)}</Fact>
          <Fact term="Connection">{escapeInvisible(preview.connectionName)}</Fact>
          <Fact term="Event type">{escapeInvisible(preview.eventType ?? 'any')}</Fact>
          <Fact term="Authentication">{preview.method}</Fact>
          <Fact term="Schema">{preview.hasSchema ? 'confirmed, comes along' : 'none'}</Fact>
          <Fact term="Samples">{formatQuantity(preview.sampleCount, 'event', 'events')}</Fact>
        </dl>
        {preview.renamedTo !== null && (
          <Notice meaning="info">
            There is a trigger named {escapeInvisible(preview.name)} already. It stays as it is, and the imported one
            gets another name.
          </Notice>
        )}
        {preview.differences.length > 0 && <Differences preview={preview} />}
        {preview.notes.map((note) => (
          <Notice key={note} meaning="info">
            {escapeInvisible(note)}
          </Notice>
        ))}
        {error !== null && (
          <Notice meaning="bad" title="The bundle was not imported." announce>
            {error}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}

/** How the bundle differs from the trigger whose name it has. */
function Differences({ preview }: { preview: ImportPreview }) {
  return (
    <div className="max-h-48 overflow-auto rounded-md border border-line">
      <table aria-label={`Differences from ${escapeInvisible(preview.name)}`} className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-bg text-fg-2">
          <tr>
            <th className="px-3 py-1.5 font-medium">Differs in</th>
            <th className="px-3 py-1.5 font-medium">There now</th>
            <th className="px-3 py-1.5 font-medium">In the bundle</th>
          </tr>
        </thead>
        <tbody className="text-fg select-text">
          {preview.differences.map(({ existing, imported, what }) => (
            <tr key={what} className="border-t border-line align-top">
              <th scope="row" className="px-3 py-1.5 font-normal break-words">
                {escapeInvisible(what)}
              </th>
              <td className="px-3 py-1.5 break-words">{escapeInvisible(existing ?? 'nothing')}</td>
              <td className="px-3 py-1.5 break-words">{escapeInvisible(imported ?? 'nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-2">{term}</dt>
      <dd className="min-w-0 break-words text-fg select-text">{children}</dd>
    </>
  )
}
