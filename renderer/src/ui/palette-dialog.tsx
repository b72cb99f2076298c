import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

export interface PaletteDialogProps {
  /** Read out, not drawn. */
  title: string
  onClose: () => void
  /** Whether the main part of the window takes the focus after closing, because what it shows was chosen here. */
  shouldFocusMain: () => boolean
  children: ReactNode
}

/** The frame of the palette: near the top, without header or footer; Escape or a press beside it closes it. */
export function PaletteDialog({ title, onClose, shouldFocusMain, children }: PaletteDialogProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          finalFocus={() => (shouldFocusMain() ? document.querySelector<HTMLElement>('main') : true)}
          className="fixed top-[12vh] left-1/2 z-40 flex max-h-[min(440px,76vh)] w-[560px] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float outline-none"
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
