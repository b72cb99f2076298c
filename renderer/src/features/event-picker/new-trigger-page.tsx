import { openDialog } from '../../lib/dialogs'
import { ListenIcon } from '../../ui/icons'

/** The page of a new event-based workflow: its start node, where the event is still to be chosen. */
export function NewTriggerPage() {
  return (
    <section aria-label="New trigger" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <h1 className="text-lg font-semibold text-fg">New trigger</h1>
        <span className="text-sm text-fg-2">Event-based workflow</span>
      </header>
      <div className="flex min-h-0 flex-1 flex-col items-center overflow-auto bg-bg bg-[radial-gradient(var(--line)_1px,transparent_1px)] [background-size:20px_20px] p-8">
        <section
          aria-label="Start node"
          className="mt-[10vh] w-[360px] max-w-full shrink-0 rounded-lg border border-line-strong bg-raised shadow-float"
        >
          <div className="flex h-9 items-center gap-2 border-b border-line px-3 text-xs font-semibold text-fg-2">
            <ListenIcon aria-hidden size={14} className="text-accent-text" />
            Start: when an event arrives
          </div>
          <div className="p-3">
            <button
              type="button"
              autoFocus
              aria-labelledby="select-event-label"
              aria-describedby="select-event-hint"
              onClick={() => openDialog({ type: 'event-picker' })}
              className="ease-hw flex w-full flex-col items-start gap-0.5 rounded-md border border-dashed border-line-strong px-3 py-2.5 text-left transition-colors hover:border-accent hover:bg-accent-soft"
            >
              <span id="select-event-label" className="text-md font-semibold text-fg">
                Click to select an event
              </span>
              <span id="select-event-hint" className="text-xs text-fg-2">
                A vendor’s event, or Custom Webhook for any other sender
              </span>
            </button>
          </div>
        </section>
        <span aria-hidden className="h-8 w-px shrink-0 bg-line-strong" />
        <p className="w-[360px] max-w-full shrink-0 rounded-lg border border-dashed border-line-strong bg-bg px-3 py-2.5 text-center text-xs text-fg-2">
          The workflow goes on here, in your workflow engine, once the trigger is exported.
        </p>
      </div>
    </section>
  )
}
