import { useId } from 'react'
import { classNames } from '../../lib/class-names'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { DeleteIcon, PlusIcon } from '../../ui/icons'
import { SuggestField } from '../../ui/suggest-field'
import { newEach, newGroup, newTest } from './condition-draft'
import type { DraftEach, DraftGroup, DraftNode } from './condition-draft'
import { useEditing } from './editing-context'
import { sourceText } from './operand-text'
import { TestRow } from './test-row'

const combineWords = {
  all: 'of these are true',
  any: 'of these is true',
  none: 'of these is true',
} as const

interface GroupBoxProps {
  group: DraftGroup
  within: readonly string[]
  /** Absent for the outermost group and the one of a list, which stay. */
  onRemove?: () => void
  /** How many have to be true is not asked while there is one condition. */
  isOfList?: boolean
}

function AddButtons({ group }: { group: DraftGroup }) {
  const { change, select } = useEditing()
  const add = (child: DraftNode): void => {
    change(group.id, (node) => (node.type === 'group' ? { ...node, children: [...node.children, child] } : node))
    if (child.type === 'test') select(child.id)
  }
  return (
    <div className="flex flex-wrap gap-1 pt-0.5">
      <Button kind="ghost" icon={PlusIcon} onClick={() => add(newTest())}>
        Add condition
      </Button>
      <Button kind="ghost" icon={PlusIcon} onClick={() => add(newGroup('any'))}>
        Add group
      </Button>
      <Button kind="ghost" icon={PlusIcon} onClick={() => add(newEach(''))}>
        Add items of a list
      </Button>
    </div>
  )
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={id} className="px-2 text-xs text-bad select-text">
      {text}
    </p>
  )
}

const frame = 'flex flex-col gap-1 border-l-2 pl-2.5'

/** Conditions of which all, any or none have to be true. */
export function GroupBox({ group, within, onRemove, isOfList = false }: GroupBoxProps) {
  const { change, problems } = useEditing()
  const problemId = useId()
  const isPlain = isOfList && group.children.length < 2 && group.combine !== 'none'
  return (
    <div
      role="group"
      aria-label="Group"
      className={classNames(frame, group.combine === 'none' ? 'border-bad/60' : 'border-accent/60')}
    >
      <div className={isPlain ? 'hidden' : 'flex h-7 items-center gap-2'}>
        <select
          aria-label="How many of these"
          value={group.combine}
          onChange={(event) => {
            const combine = (['all', 'any', 'none'] as const).find((one) => one === event.target.value)
            if (combine !== undefined) change(group.id, (node) => (node.type === 'group' ? { ...node, combine } : node))
          }}
          className="h-6 rounded-sm border border-line-strong bg-raised px-1 text-sm font-semibold text-fg hover:bg-hover"
        >
          <option value="all">All</option>
          <option value="any">Any</option>
          <option value="none">None</option>
        </select>
        <span className="flex-1 text-sm text-fg-2">{combineWords[group.combine]}</span>
        {onRemove !== undefined && <IconButton label="Remove group" icon={DeleteIcon} onClick={onRemove} />}
      </div>
      {group.children.map((child) => (
        <NodeBox key={child.id} node={child} within={within} />
      ))}
      <Problem id={problemId} text={problems.get(group.id)} />
      <AddButtons group={group} />
    </div>
  )
}

function EachBox({ each, within }: { each: DraftEach; within: readonly string[] }) {
  const { change, counts, paths, problems } = useEditing()
  const problemId = useId()
  const problem = problems.get(each.id)
  const count = counts.get(each.id)
  const lists = paths.filter(({ types }) => types.includes('array'))
  const set = (changes: Partial<DraftEach>) => change(each.id, () => ({ ...each, ...changes }))
  return (
    <div role="group" aria-label="Items of a list" className={classNames(frame, 'border-live/60')}>
      <div className="flex flex-wrap items-center gap-1.5">
        <select
          aria-label="How many items"
          value={each.quantifier}
          onChange={(event) => {
            const quantifier = (['any', 'all', 'none'] as const).find((one) => one === event.target.value)
            if (quantifier !== undefined) set({ quantifier })
          }}
          className="h-6 rounded-sm border border-line-strong bg-raised px-1 text-sm font-semibold text-fg hover:bg-hover"
        >
          <option value="any">Any item of</option>
          <option value="all">All items of</option>
          <option value="none">No item of</option>
        </select>
        <span className="min-w-36 flex-1">
          <SuggestField
            label="List"
            value={each.of}
            placeholder="body.labels"
            suggestions={lists.map(({ text }, index) => ({ id: `${index} ${text}`, value: text }))}
            onChange={(of) => set({ of })}
            {...(problem === undefined ? {} : { errorId: problemId })}
          />
        </span>
        <span className="text-sm text-fg-2">where</span>
        {count !== undefined && (
          <Badge meaning={count.holds === 0 ? 'warn' : 'ok'}>
            {count.holds} of {count.of}
          </Badge>
        )}
        <IconButton label="Remove items of a list" icon={DeleteIcon} onClick={() => change(each.id, () => null)} />
      </div>
      <Problem id={problemId} text={problem} />
      <GroupBox isOfList group={each.group} within={[sourceText(each.of), ...within]} />
    </div>
  )
}

function NodeBox({ node, within }: { node: DraftNode; within: readonly string[] }) {
  const { change } = useEditing()
  if (node.type === 'test') return <TestRow test={node} within={within} />
  if (node.type === 'each') return <EachBox each={node} within={within} />
  return <GroupBox group={node} within={within} onRemove={() => change(node.id, () => null)} />
}
