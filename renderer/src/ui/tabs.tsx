import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'

export interface TabsProps<Value extends string> {
  /** Accessible name of the row of tabs. */
  label: string
  value: Value
  onChange: (value: Value) => void
  tabs: readonly { value: Value; label: string; extra?: ReactNode; panel: ReactNode }[]
  /** Controls at the right end of the row. */
  actions?: ReactNode
  className?: string
  panelClassName?: string
}

/** A row of tabs with its panels; only the chosen panel is mounted. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  return (
    <Base.Root
      value={props.value}
      onValueChange={(value: Value) => props.onChange(value)}
      className={classNames('flex min-h-0 flex-1 flex-col', props.className)}
    >
      <div className="@container flex h-9 shrink-0 items-stretch border-b border-line px-4">
        <Base.List aria-label={props.label} activateOnFocus className="flex min-w-0 items-stretch gap-1">
          {props.tabs.map((tab) => (
            <Base.Tab
              key={tab.value}
              value={tab.value}
              className={classNames(
                'ease-hw -mb-px flex items-center gap-2 border-b-2 border-transparent px-2 text-md font-medium whitespace-nowrap text-fg-2 transition-colors',
                'hover:text-fg focus-visible:-outline-offset-2 data-active:border-accent data-active:text-fg',
              )}
            >
              {tab.label}
              {tab.extra}
            </Base.Tab>
          ))}
        </Base.List>
        {props.actions !== undefined && (
          <div className="ml-auto flex shrink-0 items-center gap-1 pl-2">{props.actions}</div>
        )}
      </div>
      {props.tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          tabIndex={-1}
          className={classNames('flex min-h-0 flex-1 flex-col outline-none', props.panelClassName)}
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
