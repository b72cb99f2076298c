import { Collapsible as Base } from '@base-ui/react/collapsible'
import type { ReactNode } from 'react'
import { ChevronRightIcon } from './icons'

export interface DisclosureProps {
  label: string
  /** Open from the start, because something in it is in use. */
  startsOpen?: boolean
  children: ReactNode
}

/** What few people need, behind its name. */
export function Disclosure({ label, startsOpen = false, children }: DisclosureProps) {
  return (
    <Base.Root defaultOpen={startsOpen} className="flex flex-col">
      <Base.Trigger className="group/more -ml-1 flex h-6 w-fit items-center gap-1 rounded-sm pr-1.5 text-sm font-medium text-fg-2 hover:text-fg">
        <ChevronRightIcon aria-hidden size={14} className="group-data-panel-open/more:rotate-90" />
        {label}
      </Base.Trigger>
      <Base.Panel className="flex flex-col gap-4 pt-3">{children}</Base.Panel>
    </Base.Root>
  )
}
