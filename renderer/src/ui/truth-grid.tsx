import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import { CheckIcon, CloseIcon } from './icons'

export interface TruthGridCell {
  holds: boolean
  /** The value that was met; empty where there was none. */
  value: string
  /** Why it came out so, for the line under the grid and for assistive technology. */
  sentence: string
}

export interface TruthGridRow {
  id: string
  /** Accessible name of the row. */
  label: string
  /** What stands before the cells. */
  head: ReactNode
  cells: readonly TruthGridCell[]
  /** What stands behind them. */
  tail: ReactNode
}

export interface TruthGridProps {
  label: string
  headTitle: string
  columns: readonly string[]
  tailTitle: string
  rows: readonly TruthGridRow[]
  /** What the line under the grid says while no cell is looked at. */
  idle: string
}

interface Position {
  row: number
  column: number
}

const moves: Record<string, (at: Position) => Position> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

function Mark({ holds }: { holds: boolean }) {
  const Icon = holds ? CheckIcon : CloseIcon
  return <Icon aria-hidden size={12} className={classNames('shrink-0', holds ? 'text-ok' : 'text-bad')} />
}

/** Tests by events: what each met, true or false; the reason of the cell under the pointer or the focus stands below. Arrow keys move. */
export function TruthGrid({ label, headTitle, columns, tailTitle, rows, idle }: TruthGridProps) {
  const [active, setActive] = useState<Position>({ row: 0, column: 0 })
  const [sentence, setSentence] = useState<string | null>(null)
  const row = clamp(active.row, rows.length)
  const column = clamp(active.column, columns.length)

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const move = moves[event.key]
    if (move === undefined || columns.length === 0) return
    event.preventDefault()
    const wanted = move({ row, column })
    const next = { row: clamp(wanted.row, rows.length), column: clamp(wanted.column, columns.length) }
    setActive(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus()
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-auto">
        <table
          role="grid"
          aria-label={label}
          onKeyDown={onKeyDown}
          className="w-full border-separate border-spacing-0 text-sm"
        >
          <thead>
            <tr className="text-left text-xs text-fg-2 [&>th]:sticky [&>th]:top-0 [&>th]:z-10 [&>th]:border-b [&>th]:border-line [&>th]:bg-bg [&>th]:px-3 [&>th]:py-1.5 [&>th]:font-semibold">
              <th scope="col">{headTitle}</th>
              {columns.map((column, index) => (
                <th key={index} scope="col" title={column} className="max-w-56 truncate font-mono">
                  {column}
                </th>
              ))}
              <th scope="col" className="right-0 z-20!">
                {tailTitle}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one, rowIndex) => (
              <tr key={one.id} className="hover:bg-hover [&>*]:border-b [&>*]:border-line [&>*]:px-3">
                <th
                  scope="row"
                  aria-label={one.label}
                  className="h-7 text-left font-normal whitespace-nowrap text-fg-2"
                >
                  {one.head}
                </th>
                {one.cells.map((cell, columnIndex) => (
                  <td
                    key={columnIndex}
                    role="gridcell"
                    aria-label={`${cell.holds ? 'true' : 'false'}: ${cell.sentence}`}
                    data-at={`${rowIndex}.${columnIndex}`}
                    tabIndex={rowIndex === row && columnIndex === column ? 0 : -1}
                    onFocus={() => {
                      setActive({ row: rowIndex, column: columnIndex })
                      setSentence(cell.sentence)
                    }}
                    onBlur={() => setSentence(null)}
                    onMouseEnter={() => setSentence(cell.sentence)}
                    onMouseLeave={() => setSentence(null)}
                    className="max-w-56 focus-visible:-outline-offset-2"
                  >
                    <span className="flex items-center gap-1.5">
                      <Mark holds={cell.holds} />
                      <span className={classNames('truncate', cell.value === '' ? 'text-fg-3' : 'font-mono text-fg')}>
                        {cell.value === '' ? 'missing' : cell.value}
                      </span>
                    </span>
                  </td>
                ))}
                <td className="sticky right-0 bg-bg whitespace-nowrap">{one.tail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p
        aria-live="polite"
        className="h-7 shrink-0 truncate border-t border-line px-3 text-sm leading-7 text-fg-2 select-text"
      >
        {sentence ?? idle}
      </p>
    </div>
  )
}
