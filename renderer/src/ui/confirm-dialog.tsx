import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useRef } from 'react'
import { Button } from './button'

export interface ConfirmDialogProps {
  title: string
  text: string
  /** The verb of the action, on the button that does it. */
  confirmLabel: string
  danger?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be undone; Cancel has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <Base.Root open onOpenChange={(open) => !open && props.onCancel()}>
      <Base.Portal>
        <Base.Backdrop forceRender className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          initialFocus={cancel}
          className="fixed top-1/2 left-1/2 z-40 w-[440px] max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line bg-raised p-5 shadow-float outline-none"
        >
          <Base.Title className="text-lg font-semibold text-fg">{props.title}</Base.Title>
          <Base.Description className="mt-2 text-md text-fg-2">{props.text}</Base.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Button ref={cancel} kind="ghost" onClick={props.onCancel}>
              Cancel
            </Button>
            <Button kind={props.danger === true ? 'danger' : 'primary'} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
