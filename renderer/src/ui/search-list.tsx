import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from '../lib/class-names'
import { SearchIcon } from './icons'

export interface SearchItem {
  id: string
  /** Accessible name of the option. */
  label: string
  /** More words the search finds it by. */
  keywords?: string
}

export interface SearchGroup<Item extends SearchItem> {
  id: string
  label: string
  items: readonly Item[]
}

export interface SearchListProps<Item extends SearchItem> {
  /** Accessible name of the field and of the list. */
  label: string
  placeholder: string
  groups: readonly SearchGroup<Item>[]
  renderItem: (item: Item, state: { isActive: boolean; isSelected: boolean }) => ReactNode
  /** Enter or a press on an option. */
  onChoose: (item: Item) => void
  /** A press on an option, where it is to do less than Enter. */
  onPress?: (item: Item) => void
  /** Arrow keys move through the options; for lists that show what is active. */
  onActiveChange?: (item: Item | null) => void
  selectedId?: string | null
  /** What stands in the list's place when nothing matches. */
  renderEmpty: (query: string) => ReactNode
  inputRef?: Ref<HTMLInputElement>
  className?: string
}

const normalise = (text: string): string => text.toLocaleLowerCase()

/** The groups with the items that contain every word of the query, in label or keywords; empty groups are left out. */
export function filterGroups<Item extends SearchItem>(
  groups: readonly SearchGroup<Item>[],
  query: string,
): SearchGroup<Item>[] {
  const words = normalise(query).split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => {
        const text = normalise(`${item.label} ${item.keywords ?? ''} ${group.label}`)
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter((group) => group.items.length > 0)
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  PageDown: (index, count) => Math.min(index + 8, count - 1),
  PageUp: (index) => Math.max(index - 8, 0),
}

/** A search field over a grouped list of options (combobox and listbox semantics): type to narrow, arrows to move, Enter to choose. */
export function SearchList<Item extends SearchItem>({ inputRef, ...props }: SearchListProps<Item>) {
  const { onActiveChange } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const groups = filterGroups(props.groups, query)
  const items = groups.flatMap((group) => group.items)
  const [activeId, setActiveId] = useState<string | null>(props.selectedId ?? null)
  const activeIndex = Math.max(
    0,
    items.findIndex((item) => item.id === activeId),
  )
  const active = items[activeIndex]

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  }, [active?.id])

  const activate = (item: Item | undefined): void => {
    setActiveId(item?.id ?? null)
    onActiveChange?.(item ?? null)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step !== undefined && items.length > 0) {
      event.preventDefault()
      activate(items[step(activeIndex, items.length)])
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      props.onChoose(active)
    }
  }

  return (
    <div className={classNames('flex min-h-0 flex-1 flex-col', props.className)}>
      <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-4 focus-within:border-ring">
        <SearchIcon aria-hidden size={14} className="shrink-0 text-fg-2" />
        <input
          ref={inputRef}
          role="combobox"
          aria-label={props.label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
          placeholder={props.placeholder}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value)
            activate(filterGroups(props.groups, event.target.value)[0]?.items[0])
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-md text-fg outline-none placeholder:text-fg-3"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        className="min-h-0 flex-1 overflow-auto p-1.5"
      >
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={`${id}-group-${group.id}`} className="pb-1">
            <div id={`${id}-group-${group.id}`} className="px-2.5 pt-2 pb-1 text-xs font-semibold text-fg-2">
              {group.label}
            </div>
            {group.items.map((item) => (
              <div
                key={item.id}
                id={`${id}-${item.id}`}
                role="option"
                aria-label={item.label}
                aria-selected={item.id === (props.selectedId ?? active?.id)}
                data-active={item.id === active?.id || undefined}
                onClick={() => {
                  activate(item)
                  const press = props.onPress ?? props.onChoose
                  press(item)
                }}
                className="rounded-md px-2.5 hover:bg-hover data-active:bg-selected"
              >
                {props.renderItem(item, { isActive: item.id === active?.id, isSelected: item.id === props.selectedId })}
              </div>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && <div className="flex flex-1 flex-col">{props.renderEmpty(query)}</div>}
    </div>
  )
}
