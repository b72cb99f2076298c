import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { dismissToast, useToasts } from '../lib/toasts'
import type { Toast } from '../lib/toasts'
import { classNames } from '../lib/class-names'
import { meaningText } from './badge'
import { IconButton } from './icon-button'
import { CloseIcon, ErrorIcon, InfoIcon, PassedIcon } from './icons'

const shownForMs = 5000
const icons = { ok: PassedIcon, bad: ErrorIcon, info: InfoIcon }

function ToastCard({ toast }: { toast: Toast }) {
  const { id, meaning, text } = toast
  useEffect(() => {
    if (meaning === 'bad') return
    const timer = setTimeout(() => dismissToast(id), shownForMs)
    return () => clearTimeout(timer)
  }, [id, meaning])
  const Icon = icons[meaning]
  return (
    <li className="pointer-events-auto flex w-80 items-start gap-2.5 rounded-md border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-float">
      <Icon aria-hidden size={14} className={classNames('mt-1.5 shrink-0', meaningText[meaning])} />
      <span className="min-w-0 flex-1 py-1 text-fg break-words select-text">{text}</span>
      <IconButton label="Dismiss" icon={CloseIcon} onClick={() => dismissToast(id)} />
    </li>
  )
}

/** Where toasts appear: above dialogs and their scrim, announced politely. At the top in the middle, where no dialog has its buttons. */
export function ToastRegion() {
  const toasts = useToasts((state) => state.toasts)
  return createPortal(
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="pointer-events-none fixed top-2 left-1/2 z-60 -translate-x-1/2"
    >
      <ul className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>,
    document.body,
  )
}
