import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import type { SchemaField } from '@shared/contracts/profile'
import { schemaColumns, seenWidth } from './schema-columns'
import { listVisibleRows, placeFields } from './schema-rows'
import { SchemaTreeRow } from './schema-tree-row'
import { describeSeen } from './schema-wording'
import { useTreeKeys } from './use-tree-keys'

const rowHeight = 26
const longList = 200

interface SchemaTreeProps {
  fields: readonly SchemaField[]
  /** The accessible name of the tree. */
  label: string
}

/** The detected schema as a table that folds: each field with its type, what is known of it, and how often it was seen. */
export function SchemaTree({ fields, label }: SchemaTreeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [activePath, setActivePath] = useState<string | null>(null)
  const rows = useMemo(() => placeFields(fields), [fields])
  const visible = useMemo(() => listVisibleRows(rows, collapsed), [rows, collapsed])
  const width = useMemo(() => seenWidth(fields.map(describeSeen)), [fields])
  const isLong = visible.length > longList
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    enabled: isLong,
  })
  const drawn = isLong ? virtualizer.getVirtualItems().map((item) => item.index) : visible.map((_, place) => place)
  const activePlace = Math.max(
    0,
    visible.findIndex((index) => rows[index]?.field.path === activePath),
  )

  const toggle = (path: string) =>
    setCollapsed((current) => {
      const next = new Set(current)
      if (!next.delete(path)) next.add(path)
      return next
    })
  const onKeyDown = useTreeKeys({
    scroller,
    rows,
    visible,
    activePlace,
    collapsed,
    toggle,
    activate: setActivePath,
    scrollTo: (place) => isLong && virtualizer.scrollToIndex(place),
  })

  return (
    <div ref={scroller} className="size-full min-h-0 overflow-auto bg-raised">
      <div
        role="treegrid"
        aria-label={label}
        aria-rowcount={visible.length + 1}
        onKeyDown={onKeyDown}
        style={{ '--seen-width': `${width}px` } as CSSProperties}
        className="min-w-80"
      >
        <div
          role="row"
          aria-rowindex={1}
          className={`${schemaColumns} sticky top-0 z-10 h-8 border-b bg-raised text-xs text-fg-2`}
        >
          <div role="columnheader" className="pl-4 whitespace-nowrap">
            Detected schema
          </div>
          <div role="columnheader">Type</div>
          <div role="columnheader" className="text-right">
            Seen
          </div>
        </div>
        <div role="rowgroup" style={isLong ? { height: virtualizer.getTotalSize(), position: 'relative' } : undefined}>
          {drawn.map((place) => {
            const row = rows[visible[place] ?? -1]
            if (!row) return null
            const { path } = row.field
            return (
              <SchemaTreeRow
                key={path}
                row={row}
                place={place}
                top={isLong ? place * rowHeight : null}
                isActive={place === activePlace}
                isCollapsed={collapsed.has(path)}
                onActivate={() => setActivePath(path)}
                onToggle={() => toggle(path)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
