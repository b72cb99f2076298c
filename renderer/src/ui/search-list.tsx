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
  /** Its first item stands for all of it: the others are shown once it is opened, or when a search finds them. */
  isFolded?: boolean
}

export interface SearchItemState {
  isActive: boolean
  isSelected: boolean
  /** In a foldable group without a query: the item that stands for it, one below that, or `null` elsewhere. */
  place: 'closed' | 'open' | 'below' | null
}

export interface SearchListProps<Item extends SearchItem> {
  /** Accessible name of the field and of the list. */
  label: string
  placeholder: string
  groups: readonly SearchGroup<Item>[]
  renderItem: (item: Item, state: SearchItemState) => ReactNode
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

/** What is shown: with a query what it finds, else everything but what is folded away. */
function showGroups<Item extends SearchItem>(
  groups: readonly SearchGroup<Item>[],
  query: string,
  openIds: ReadonlySet<string>,
): readonly SearchGroup<Item>[] {
  if (query.trim() !== '') return filterGroups(groups, query)
  return groups.map((group) =>
    group.isFolded && !openIds.has(group.id) ? { ...group, items: group.items.slice(0, 1) } : group,
  )
}

/** The groups that are open; at first the one whose hidden item is selected. */
function useOpenGroups(groups: readonly SearchGroup<SearchItem>[], selectedId: string | null | undefined) {
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        groups.filter(({ items }) => items.slice(1).some(({ id }) => id === selectedId)).map((group) => group.id),
      ),
  )
  const setOpen = (groupId: string, isOpen: boolean): void => {
    if (openIds.has(groupId) === isOpen) return
    const others = [...openIds].filter((id) => id !== groupId)
    setOpenIds(new Set(isOpen ? [...others, groupId] : others))
  }
  return { openIds, setOpen }
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
  const isBrowsing = query.trim() === ''
  const { openIds, setOpen } = useOpenGroups(props.groups, props.selectedId)
  const groups = showGroups(props.groups, query, openIds)
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

  const fold = (isOpen: boolean): boolean => {
    const group = groups.find((one) => one.items.some((item) => item.id === active?.id))
    if (!isBrowsing || !group?.isFolded) return false
    setOpen(group.id, isOpen)
    if (!isOpen) activate(group.items[0])
    return true
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (fold(event.key === 'ArrowRight')) event.preventDefault()
      return
    }
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
          <Group
            key={group.id}
            id={id}
            group={group}
            isFoldable={isBrowsing && group.isFolded === true}
            isOpen={openIds.has(group.id)}
            activeId={active?.id}
            selectedId={props.selectedId}
            renderItem={props.renderItem}
            onPress={(item) => {
              activate(item)
              if (item.id === group.items[0]?.id) setOpen(group.id, true)
              const press = props.onPress ?? props.onChoose
              press(item)
            }}
          />
        ))}
      </div>
      {items.length === 0 && <div className="flex flex-1 flex-col">{props.renderEmpty(query)}</div>}
    </div>
  )
}

interface GroupProps<Item extends SearchItem> extends Pick<SearchListProps<Item>, 'renderItem' | 'selectedId'> {
  id: string
  group: SearchGroup<Item>
  isFoldable: boolean
  isOpen: boolean
  activeId: string | undefined
  onPress: (item: Item) => void
}

function Group<Item extends SearchItem>({ id, group, isFoldable, activeId, selectedId, ...props }: GroupProps<Item>) {
  const lead = props.isOpen ? 'open' : 'closed'
  return (
    <div role="group" aria-label={group.label} className={isFoldable ? undefined : 'pb-1'}>
      {!isFoldable && (
        <div aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-semibold text-fg-2">
          {group.label}
        </div>
      )}
      {group.items.map((item, index) => {
        const isActive = item.id === activeId
        return (
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            aria-label={item.label}
            aria-selected={item.id === (selectedId ?? activeId)}
            data-active={isActive || undefined}
            onClick={() => props.onPress(item)}
            className="rounded-md px-2.5 hover:bg-hover data-active:bg-selected"
          >
            {props.renderItem(item, {
              isActive,
              isSelected: item.id === selectedId,
              place: !isFoldable ? null : index === 0 ? lead : 'below',
            })}
          </div>
        )
      })}
    </div>
  )
}
