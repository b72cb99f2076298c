import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { DeleteIcon, DownIcon, PlusIcon, UpIcon } from '../../ui/icons'
import { moveItem } from './json-value'
import type { Json } from './json-value'

interface ItemListProps {
  /** Name of the list. */
  label: string
  /** One of its items, in a word: `part`. */
  item: string
  items: readonly Json[]
  /** The item that a press on Add adds. */
  fresh: Json
  /** Fewer than this cannot be left. */
  min: number
  draw: (item: Json, onChange: (item: Json) => void) => ReactNode
  onChange: (items: readonly Json[]) => void
}

/** A list whose items are edited in place, added, removed and moved, all by buttons too. */
export function ItemList({ label, item: noun, items, fresh, min, draw, onChange }: ItemListProps) {
  const list = useRef<HTMLOListElement>(null)
  const name = (index: number): string => `${noun} ${index + 1}`
  const focusAfter = (index: number, action: string): void => {
    // The moved item is drawn by then, and its button is what the next key press is for.
    requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>(`[data-action="${action}"]:not(:disabled)`)?.focus(),
    )
  }
  const move = (index: number, by: -1 | 1): void => {
    onChange(moveItem(items, index, by))
    focusAfter(index + by, by < 0 ? 'up' : 'down')
  }
  return (
    <>
      <ol ref={list} aria-label={label} className="flex flex-col gap-2">
        {items.map((value, index) => (
          <li
            key={index}
            aria-label={name(index)}
            className="flex items-start gap-2 rounded-md border border-line bg-surface p-2.5"
          >
            <span aria-hidden className="mt-[29px] w-4 shrink-0 text-right text-xs text-fg-3">
              {index + 1}
            </span>
            <div className="grid min-w-0 flex-1 grid-cols-[repeat(auto-fill,minmax(132px,1fr))] items-start gap-2.5">
              {draw(value, (changed) => onChange(items.map((other, at) => (at === index ? changed : other))))}
            </div>
            <div className="mt-[25px] flex shrink-0">
              <IconButton
                label={`Move ${name(index)} up`}
                icon={UpIcon}
                data-action="up"
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                label={`Move ${name(index)} down`}
                icon={DownIcon}
                data-action="down"
                disabled={index === items.length - 1}
                onClick={() => move(index, 1)}
              />
              <IconButton
                label={`Remove ${name(index)}`}
                icon={DeleteIcon}
                data-action="remove"
                disabled={items.length <= min}
                onClick={() => {
                  onChange(items.filter((_other, at) => at !== index))
                  focusAfter(Math.max(0, index - 1), 'remove')
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button icon={PlusIcon} className="w-fit" onClick={() => onChange([...items, fresh])}>
        Add {noun}
      </Button>
    </>
  )
}
