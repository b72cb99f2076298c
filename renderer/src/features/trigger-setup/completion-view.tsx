import type { TriggerView } from '@shared/contracts/trigger'
import { useEffect, useRef } from 'react'
import { closeDialog, openDialog } from '../../lib/dialogs'
import { exportTrigger } from '../../lib/export-trigger'
import type { ExportKind } from '../../lib/export-trigger'
import { lacksKeys } from '../../lib/needed-key-hosts'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { BracesIcon, CheckIcon, CodeIcon, ExportIcon } from '../../ui/icons'

/** The end of the wizard: the trigger is ready, and can be carried to the workflow engine. */
export function CompletionView({ trigger }: { trigger: TriggerView }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const save = (kind: ExportKind) => () => report(exportTrigger(trigger.id, kind))
  return (
    <Dialog
      title="Trigger Setup"
      subtitle="Complete"
      size="setup"
      onClose={closeDialog}
      footer={
        <>
          <span className="flex-1" />
          <Button kind="primary" onClick={closeDialog}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
        <span className="flex size-11 items-center justify-center rounded-full bg-ok-soft text-ok">
          <CheckIcon aria-hidden size={22} />
        </span>
        <h3 ref={heading} tabIndex={-1} className="text-lg font-semibold text-fg outline-none">
          {trigger.name} is ready
        </h3>
        <p className="max-w-md text-md text-fg-2">
          {lacksKeys(trigger)
            ? 'It refuses every delivery until its signing keys may be fetched; allow that in Trigger Setup.'
            : 'Genuine events are accepted from now on.'}{' '}
          Export the trigger for your workflow engine now, or later from its page.
        </p>
        <div role="group" aria-label="Export" className="mt-3 flex flex-wrap justify-center gap-3">
          <ExportChoice
            icon={ExportIcon}
            title="Export bundle"
            detail="Trigger, schema and samples in one file. No secrets."
            onClick={save('bundle')}
          />
          <ExportChoice
            icon={BracesIcon}
            title="Export JSON Schema"
            detail="The confirmed schema alone, draft 2020-12."
            onClick={save('jsonSchema')}
          />
          <ExportChoice
            icon={CodeIcon}
            title="All export formats"
            detail="TypeScript, Zod, OpenAPI, AsyncAPI, code that verifies, cURL."
            onClick={() => openDialog({ type: 'export', triggerId: trigger.id, format: 'typescript' })}
          />
        </div>
      </div>
    </Dialog>
  )
}

interface ExportChoiceProps {
  icon: typeof ExportIcon
  title: string
  detail: string
  onClick: () => void
}

function ExportChoice({ icon: Icon, title, detail, onClick }: ExportChoiceProps) {
  return (
    <button
      type="button"
      aria-label={title}
      onClick={onClick}
      className="ease-hw flex w-60 items-start gap-2.5 rounded-md border border-line-strong bg-raised p-3 text-left transition-colors hover:bg-hover"
    >
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0 text-accent-text" />
      <span>
        <span className="block text-md font-semibold text-fg">{title}</span>
        <span className="block text-xs text-fg-2">{detail}</span>
      </span>
    </button>
  )
}
