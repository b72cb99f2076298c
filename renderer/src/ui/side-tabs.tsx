import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'

export interface SideTabsProps<Value extends string> {
  /** Accessible name of the column of tabs. */
  label: string
  value: Value
  onChange: (value: Value) => void
  tabs: readonly { value: Value; label: string; panel: ReactNode }[]
  /** The pages scroll inside themselves. */
  isFixed?: boolean
}

/** Pages of a dialog with their names in a column at the left; only the chosen page is mounted. */
export function SideTabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  isFixed = false,
}: SideTabsProps<Value>) {
  return (
    <Base.Root
      orientation="vertical"
      value={value}
      onValueChange={(chosen: Value) => onChange(chosen)}
      className="flex min-h-0 flex-1"
    >
      <Base.List
        aria-label={label}
        activateOnFocus
        className="flex w-36 shrink-0 flex-col gap-0.5 border-r border-line bg-bg p-2"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="ease-hw flex h-7 items-center rounded-md px-2.5 text-md font-medium text-fg-2 transition-colors hover:bg-hover hover:text-fg data-active:bg-selected data-active:text-fg"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          tabIndex={-1}
          className={classNames(
            'flex min-h-0 min-w-0 flex-1 flex-col outline-none',
            !isFixed && 'overflow-y-auto [scrollbar-gutter:stable]',
          )}
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
