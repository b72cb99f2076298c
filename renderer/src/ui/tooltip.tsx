import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'

/** A short text at a control on hover and focus; it repeats the control's name and is never the only place of a fact. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Base.Root
      onOpenChange={(_open, details) => {
        // Escape is meant for the dialog or menu around the control, not only for its tooltip.
        if (details.reason === 'escape-key') details.allowPropagation()
      }}
    >
      <Base.Trigger delay={400} render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="rounded-sm border border-line-strong bg-raised px-2 py-1 text-xs text-fg shadow-float">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export const TooltipProvider = Base.Provider
