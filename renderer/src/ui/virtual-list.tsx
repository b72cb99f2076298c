import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
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
  /** Rows that stand between the others and cannot be chosen, such as a mark in time; all are selectable without it. */
  isSelectable?: (item: Item) => boolean
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

// Each tells the place of the next row among those that can be selected.
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
  const { items, getKey, selectedKey, rowHeight, onEnd, isSelectable } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const wasAtTop = useRef(true)
  const selectedIndex = items.findIndex((item) => getKey(item) === selectedKey)
  /** Where the selectable rows stand among all, and the place of each among them. */
  const { indices, places } = useMemo(() => {
    const found = items.flatMap((item, index) => (isSelectable?.(item) === false ? [] : [index]))
    return { indices: found, places: new Map(found.map((index, place) => [index, place])) }
  }, [items, isSelectable])
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
    if (move === undefined || indices.length === 0) return
    event.preventDefault()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const selectedPlace = places.get(selectedIndex)
    const place = selectedPlace === undefined ? 0 : move(selectedPlace, indices.length - 1, page)
    const next = indices[place] ?? 0
    const item = items[next]
    if (item === undefined) return
    // What stands above the first one belongs to the top.
    virtualizer.scrollToIndex(place === 0 ? 0 : next)
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
          const place = places.get(row.index)
          const position = { height: rowHeight, transform: `translateY(${row.start}px)` }
          if (place === undefined) {
            return (
              <div
                key={row.key}
                id={`${id}-${getKey(item)}`}
                role="group"
                aria-label={props.getLabel(item)}
                style={position}
                className="absolute top-0 left-0 w-full border-b border-line"
              >
                {props.renderRow(item)}
              </div>
            )
          }
          const isSelected = row.index === selectedIndex
          const above = items[row.index - 1]
          const isAfterMark = above !== undefined && !places.has(row.index - 1)
          return (
            <div
              key={row.key}
              id={`${id}-${getKey(item)}`}
              role="option"
              aria-label={props.getLabel(item)}
              aria-selected={isSelected}
              aria-setsize={indices.length}
              aria-posinset={place + 1}
              // The keyboard passes over the mark, so it is read with the row under it.
              aria-describedby={isAfterMark ? `${id}-${getKey(above)}` : undefined}
              onClick={() => props.onSelect(item)}
              style={position}
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
