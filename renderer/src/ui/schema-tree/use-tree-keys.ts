import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { SchemaRow } from './schema-rows'

interface Tree {
  scroller: RefObject<HTMLElement | null>
  rows: readonly SchemaRow[]
  /** Indexes into `rows`; a place is an index into this. */
  visible: readonly number[]
  activePlace: number
  collapsed: ReadonlySet<string>
  toggle: (path: string) => void
  activate: (path: string) => void
  scrollTo: (place: number) => void
}

/** Moves through the rows: up, down, Home, End; right unfolds or goes in, left folds or goes out. Focus follows once the row is drawn. */
export function useTreeKeys(tree: Tree): (event: KeyboardEvent) => void {
  const mustFocus = useRef(false)
  useEffect(() => {
    if (!mustFocus.current) return
    const row = tree.scroller.current?.querySelector<HTMLElement>(`[data-place="${tree.activePlace}"]`)
    if (!row) return
    mustFocus.current = false
    row.focus()
  })

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const action = findAction(event.key, tree)
    if (!action) return
    event.preventDefault()
    if (action.toggle !== undefined) tree.toggle(action.toggle)
    const target = action.place === undefined ? undefined : tree.rows[tree.visible[action.place] ?? -1]
    if (action.place === undefined || !target || action.place === tree.activePlace) return
    mustFocus.current = true
    tree.activate(target.field.path)
    tree.scrollTo(action.place)
  }
}

interface TreeAction {
  place?: number
  toggle?: string
}

function findAction(key: string, tree: Tree): TreeAction | null {
  const { visible, activePlace } = tree
  const last = visible.length - 1
  switch (key) {
    case 'ArrowDown':
      return { place: Math.min(activePlace + 1, last) }
    case 'ArrowUp':
      return { place: Math.max(activePlace - 1, 0) }
    case 'Home':
      return { place: 0 }
    case 'End':
      return { place: last }
    case 'ArrowRight':
      return goIn(tree)
    case 'ArrowLeft':
      return goOut(tree)
    case 'Enter':
    case ' ':
      return toggleActive(tree)
    default:
      return null
  }
}

const activeRow = ({ rows, visible, activePlace }: Tree): SchemaRow | undefined => rows[visible[activePlace] ?? -1]

function goIn(tree: Tree): TreeAction | null {
  const row = activeRow(tree)
  if (!row?.hasChildren) return null
  return tree.collapsed.has(row.field.path) ? { toggle: row.field.path } : { place: tree.activePlace + 1 }
}

function goOut(tree: Tree): TreeAction | null {
  const row = activeRow(tree)
  if (!row) return null
  if (row.hasChildren && !tree.collapsed.has(row.field.path)) return { toggle: row.field.path }
  return row.parent === null ? null : { place: tree.visible.indexOf(row.parent) }
}

function toggleActive(tree: Tree): TreeAction | null {
  const row = activeRow(tree)
  return row?.hasChildren ? { toggle: row.field.path } : null
}
