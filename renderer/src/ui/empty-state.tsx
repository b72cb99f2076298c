import type { ReactNode } from 'react'
import type { Icon } from './icons'

export interface EmptyStateProps {
  icon?: Icon
  title: string
  /** What to do next. */
  children?: ReactNode
  actions?: ReactNode
  /** `1` where it is all there is on the page. */
  level?: 1 | 2
}

/** What a place says while there is nothing in it: a title, what to do, and the buttons that do it. */
export function EmptyState({ icon: Icon, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 overflow-auto p-6 text-center">
      {Icon !== undefined && (
        <span className="mb-1 flex size-9 items-center justify-center rounded-lg bg-sunken text-fg-2">
          <Icon aria-hidden size={18} />
        </span>
      )}
      <Heading className="text-md font-semibold text-fg">{title}</Heading>
      {children !== undefined && <div className="max-w-md text-sm text-fg-2 select-text">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
