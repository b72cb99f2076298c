import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { classNames } from '../lib/class-names'

export interface VirtualListProps<Item> {
  /** Accessible name of the list. */
  label: string
  items: readonly Item[]
  getKey: (item: Item) => string
  /** Accessible name of a row. */
  getLabel: (item: Item) => string
  renderRow: (item: Item) => ReactNode
  rowHeight: number
  selectedKey: string | null
  onSelect: (item: Item) => void
  /** Enter on the selected row. */
  onOpen?: (item: Item) => void
  /** Near the end: time to load more. */
  onEnd?: () => void
  /** Tells when the list is moved away from its top and back. */
  onTopChange?: (isAtTop: boolean) => void
  testId?: string
}

const moves: Record<string, (index: number, last: number, page: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  PageDown: (index, last, page) => Math.min(index + page, last),
  PageUp: (index, _last, page) => Math.max(index - page, 0),
  Home: () => 0,
  End: (_index, last) => last,
}

const topSlackPx = 8
const loadAheadRows = 20

/** A long list that draws only what is seen: one tab stop, arrows, Page keys, Home and End select, Enter opens. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, getKey, selectedKey, rowHeight, onEnd } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const wasAtTop = useRef(true)
  const selectedIndex = items.findIndex((item) => getKey(item) === selectedKey)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : getKey(item)
    },
    overscan: 8,
    // The selected row stays in the document, because `aria-activedescendant` points at it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return selectedIndex < 0 || shown.includes(selectedIndex)
        ? shown
        : [...shown, selectedIndex].sort((a, b) => a - b)
    },
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = virtualizer.range?.endIndex ?? -1

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - loadAheadRows) onEnd?.()
  }, [items.length, lastShown, onEnd])

  const onKeyDown = (event: KeyboardEvent): void => {
    const current = items[selectedIndex]
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      props.onOpen?.(current)
      return
    }
    const move = moves[event.key]
    if (move === undefined || items.length === 0) return
    event.preventDefault()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const next = selectedIndex < 0 ? 0 : move(selectedIndex, items.length - 1, page)
    const item = items[next]
    if (item === undefined) return
    virtualizer.scrollToIndex(next)
    props.onSelect(item)
  }

  const onScroll = (): void => {
    const isAtTop = (scroller.current?.scrollTop ?? 0) <= topSlackPx
    if (isAtTop !== wasAtTop.current) props.onTopChange?.(isAtTop)
    wasAtTop.current = isAtTop
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={selectedIndex < 0 ? undefined : `${id}-${selectedKey}`}
      tabIndex={0}
      data-testid={props.testId}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      className={classNames(
        'group/list min-h-0 flex-1 overflow-auto outline-none',
        // With a row chosen, the ring is drawn round that row.
        selectedIndex < 0 && 'focus-visible:shadow-[inset_0_0_0_2px_var(--ring)]',
      )}
    >
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          const isSelected = row.index === selectedIndex
          return (
            <div
              key={row.key}
              id={`${id}-${getKey(item)}`}
              role="option"
              aria-label={props.getLabel(item)}
              aria-selected={isSelected}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              onClick={() => props.onSelect(item)}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              className={classNames(
                'absolute top-0 left-0 w-full border-b border-line',
                isSelected
                  ? 'bg-selected group-focus-visible/list:shadow-[inset_0_0_0_2px_var(--ring)]'
                  : 'hover:bg-hover',
              )}
            >
              {props.renderRow(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
