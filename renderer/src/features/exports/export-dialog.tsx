import { exportFormats } from '@shared/contracts/export-format'
import type { ExportFormat, ExportFormatId, ExportText } from '@shared/contracts/export-format'
import { useState } from 'react'
import { copyText } from '../../lib/copy-text'
import { closeDialog, openDialog } from '../../lib/dialogs'
import { escapeInvisible } from '../../lib/escape-invisible'
import { saveExport } from '../../lib/export-trigger'
import { useTriggers } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { useRequest } from '../../lib/use-request'
import { Button } from '../../ui/button'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { CopyIcon, ExportIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { SideTabs } from '../../ui/side-tabs'

interface ExportDialogProps {
  triggerId: string
  format: ExportFormatId
}

type Printed = Extract<ExportText, { outcome: 'printed' }>

/** Every format of a trigger: the text as it would be saved, and what the format cannot say. */
export function ExportDialog({ triggerId, format }: ExportDialogProps) {
  const name = useTriggers(({ triggers }) => triggers.find(({ id }) => id === triggerId)?.name ?? '')
  const { error, isLoading, value } = useRequest('exports.print', { triggerId, format })
  const printed = !isLoading && error === null && value?.outcome === 'printed' ? value : null
  const refusal = isLoading ? null : (error?.message ?? (value?.outcome === 'refused' ? value.reason : null))
  return (
    <Dialog
      title="Export"
      subtitle={escapeInvisible(name)}
      size="setup"
      onClose={closeDialog}
      footer={<ExportFooter triggerId={triggerId} format={format} printed={printed} />}
    >
      <SideTabs<ExportFormatId>
        label="Format"
        isFixed
        value={format}
        onChange={(chosen) => openDialog({ type: 'export', triggerId, format: chosen })}
        tabs={exportFormats.map((one) => ({
          value: one.id,
          label: one.label,
          panel: <ExportPanel format={one} printed={printed} refusal={refusal} />,
        }))}
      />
    </Dialog>
  )
}

interface ExportPanelProps {
  format: ExportFormat
  printed: Printed | null
  refusal: string | null
}

function ExportPanel({ format, printed, refusal }: ExportPanelProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p className="shrink-0 border-b border-line px-4 py-2.5 text-sm text-fg-2">{format.description}</p>
      {printed !== null && printed.differences.length > 0 && (
        <div className="max-h-40 shrink-0 overflow-auto border-b border-line p-3">
          <Notice meaning="warn" title="Limits of this export">
            <ul aria-label="Differences" className="mt-1 list-disc pl-4">
              {printed.differences.map((difference) => (
                <li key={difference} className="break-words">
                  {escapeInvisible(difference)}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {refusal !== null && (
        <EmptyState icon={ExportIcon} title={`No ${format.label} export`}>
          {refusal}
        </EmptyState>
      )}
      {printed !== null && (
        <div className="min-h-0 flex-1">
          <CodeEditor value={printed.text} language={format.language} ariaLabel={`${format.label} export`} />
        </div>
      )}
    </div>
  )
}

interface ExportFooterProps {
  triggerId: string
  format: ExportFormatId
  printed: Printed | null
}

function ExportFooter({ format, printed, triggerId }: ExportFooterProps) {
  const [isSaving, setIsSaving] = useState(false)
  const copy = async (): Promise<void> => {
    if (printed !== null && (await copyText(printed.text))) showToast({ meaning: 'ok', text: 'Copied the export' })
  }
  const save = (): void => {
    setIsSaving(true)
    report(saveExport(triggerId, format).finally(() => setIsSaving(false)))
  }
  return (
    <>
      <span className="min-w-0 flex-1 truncate font-mono text-xs text-fg-2">{printed?.fileName ?? ''}</span>
      <Button icon={CopyIcon} disabled={printed === null} onClick={() => report(copy())}>
        Copy
      </Button>
      <Button kind="primary" disabled={printed === null} busy={isSaving} onClick={save}>
        Save…
      </Button>
    </>
  )
}
