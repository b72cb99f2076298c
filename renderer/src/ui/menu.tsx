import { Menu as Base } from '@base-ui/react/menu'
import { Fragment } from 'react'
import type { ReactElement } from 'react'
import { classNames } from '../lib/class-names'
import type { Icon } from './icons'

export interface MenuEntry {
  label: string
  icon?: Icon
  danger?: boolean
  disabled?: boolean
  /** Draws a line above. */
  separated?: boolean
  /** Key combination shown at the right, for what has a shortcut. */
  keys?: string
  onChoose: () => void
}

/** A menu of actions that opens from `trigger`, a Button or IconButton. */
export function Menu({ trigger, entries }: { trigger: ReactElement; entries: readonly MenuEntry[] }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className="min-w-44 rounded-md border border-line-strong bg-raised p-1 shadow-float outline-none">
            {entries.map((entry) => (
              <Fragment key={entry.label}>
                {entry.separated === true && <Base.Separator className="mx-1 my-1 h-px bg-line" />}
                <Base.Item
                  disabled={entry.disabled}
                  onClick={entry.onChoose}
                  className={classNames(
                    'flex h-7 items-center gap-2 rounded-sm px-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-hover',
                    entry.danger === true ? 'text-bad' : 'text-fg',
                  )}
                >
                  {entry.icon !== undefined && <entry.icon aria-hidden size={14} />}
                  <span className="flex-1 pr-4">{entry.label}</span>
                  {entry.keys !== undefined && <span className="text-xs text-fg-3">{entry.keys}</span>}
                </Base.Item>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
