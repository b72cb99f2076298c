import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

export interface SplitPanesProps {
  /** Name of the divider for assistive technology. */
  label: string
  first: ReactNode
  second: ReactNode
  /** Share of the first pane in per cent. */
  firstShare: number
  /** Smallest widths, px. */
  firstMin?: number
  secondMin?: number
}

/** Two panes side by side with a divider that is dragged or moved with the arrow keys. */
export function SplitPanes({ label, first, second, firstShare, firstMin = 240, secondMin = 280 }: SplitPanesProps) {
  return (
    <Group orientation="horizontal" className="min-h-0 flex-1">
      <Panel defaultSize={`${firstShare}%`} minSize={firstMin} className="flex min-w-0 flex-col">
        {first}
      </Panel>
      <Separator
        aria-label={label}
        className="ease-hw w-px bg-line transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-ring focus-visible:bg-ring focus-visible:outline-offset-0"
      />
      <Panel minSize={secondMin} className="flex min-w-0 flex-col">
        {second}
      </Panel>
    </Group>
  )
}
