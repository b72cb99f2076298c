import { Dialog as Base } from '@base-ui/react/dialog'
import { use, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { classNames } from '../lib/class-names'
import { NestedDialog } from './nested-dialog'
import { IconButton } from './icon-button'
import { CloseIcon } from './icons'

export type DialogSize = 'setup' | 'sample' | 'editor' | 'picker' | 'form' | 'settings'

const sizes: Record<DialogSize, string> = {
  setup: 'h-[664px] w-[904px]',
  sample: 'h-[680px] w-[1080px]',
  editor: 'h-[752px] w-[1200px]',
  picker: 'h-[560px] w-[640px]',
  form: 'w-[520px]',
  settings: 'h-[664px] w-[800px]',
}

export interface DialogProps {
  title: string
  subtitle?: ReactNode
  /** Stands before the title: a connection's initials. */
  icon?: ReactNode
  /** Stands between the title and the close button. */
  headerActions?: ReactNode
  size: DialogSize
  /** Escape, the close button and, for the smaller sizes, a press beside the dialog. */
  onClose: () => void
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  children: ReactNode
}

// The close button comes first in the document, but a dialog is opened for what is in it.
const firstControl =
  'input:not([disabled], [readonly], [tabindex="-1"]), textarea:not([disabled], [readonly]), [role=radio][tabindex="0"], button:not([disabled], [tabindex="-1"])'

/** A modal dialog; `setup`, `sample` and `editor` have the fixed sizes of the design and shrink to the window. A dialog opened over it returns to it. */
export function Dialog(props: DialogProps) {
  const nested = use(NestedDialog)
  const body = useRef<HTMLDivElement>(null)
  const isLarge = props.size === 'setup' || props.size === 'sample' || props.size === 'editor'
  return (
    <Base.Root open disablePointerDismissal={isLarge} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        {/* A small dialog over another needs its own scrim; a large one covers what is below. */}
        <Base.Backdrop forceRender={!isLarge} className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          initialFocus={props.initialFocus ?? (() => body.current?.querySelector<HTMLElement>(firstControl) ?? true)}
          className={classNames(
            'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100vh-24px)] max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'overflow-hidden rounded-lg border border-line bg-raised shadow-float outline-none',
            sizes[props.size],
          )}
        >
          <NestedDialog value={null}>
            <header className="flex h-14 shrink-0 items-center gap-2.5 border-b border-line px-4.5">
              {props.icon}
              <Base.Title className="shrink-0 text-lg font-semibold text-fg">{props.title}</Base.Title>
              <span className="min-w-0 flex-1 truncate text-md text-fg-2">{props.subtitle}</span>
              {props.headerActions}
              <Base.Close render={<IconButton label="Close" icon={CloseIcon} />} />
            </header>
            <div ref={body} className="flex min-h-0 flex-1 flex-col overflow-auto">
              {props.children}
            </div>
            {props.footer !== undefined && (
              <footer className="flex h-13 shrink-0 items-center gap-2 border-t border-line px-4.5">
                {props.footer}
              </footer>
            )}
          </NestedDialog>
        </Base.Popup>
      </Base.Portal>
      {nested}
    </Base.Root>
  )
}
