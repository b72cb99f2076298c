import { operators } from '@shared/domain/conditions/operators/operators'
import { printSource } from '@shared/domain/conditions/source-name'
import { modifiersOf, operandKindOf } from '@shared/domain/conditions/text/operator-words'
import { useId } from 'react'
import { classNames } from '../../lib/class-names'
import { escapeInvisible } from '../../lib/escape-invisible'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/icon-button'
import { DeleteIcon } from '../../ui/icons'
import { InlineSelect } from '../../ui/inline-select'
import { SuggestField } from '../../ui/suggest-field'
import type { Suggestion } from '../../ui/suggest-field'
import { ToggleChip } from '../../ui/toggle-chip'
import type { DraftTest } from './condition-draft'
import { useEditing } from './editing-context'
import type { PathChoices } from './editing-context'
import { hasOperand, operandHints, sourceText } from './operand-text'
import { operatorsFor, placeChoice } from './place-choice'

interface PathSuggestion extends Suggestion {
  choice: PathChoices[number]
}

const listPathSuggestions = (paths: PathChoices): PathSuggestion[] =>
  paths.map((choice) => {
    const lists = choice.within.map(printSource)
    const [example] = choice.examples
    const note = [example, lists.length > 0 ? `in ${lists.join(' in ')}` : ''].filter(Boolean).join(', ')
    return { id: [choice.text, ...lists].join(' < '), value: choice.text, note: escapeInvisible(note), choice }
  })

/** What is known of the value a test looks at. */
const findChoice = (paths: PathChoices, source: string, within: readonly string[]) => {
  const text = sourceText(source)
  return (
    paths.find((choice) => choice.text === text && choice.within.map(printSource).join() === within.join()) ??
    paths.find((choice) => choice.text === text)
  )
}

const switchWords = {
  ignoreCase: ['ignore case', 'Upper and lower case are alike.'],
  loose: ['loose', 'A text that spells a number, true or false counts as such, and the other way round.'],
  orMissing: ['or missing', 'It holds too where there is no value.'],
} as const

function Switches({ test }: { test: DraftTest }) {
  const { change } = useEditing()
  const names = modifiersOf(test.operator)
  if (names.length === 0) return null
  const set = (changes: Partial<DraftTest>) => change(test.id, () => ({ ...test, ...changes }))
  return (
    <div className="flex flex-wrap items-center gap-1">
      {names.map((name) => {
        if (name === 'epoch') {
          return (
            <InlineSelect
              key={name}
              label="Time as"
              value={test.epoch ?? 'text'}
              options={[
                { value: 'text', label: 'text' },
                { value: 'seconds', label: 'epoch seconds' },
                { value: 'milliseconds', label: 'epoch ms' },
              ]}
              onChange={(value) => set({ epoch: value === 'text' ? null : value })}
            />
          )
        }
        const [label, title] = switchWords[name]
        return (
          <ToggleChip
            key={name}
            label={label}
            title={title}
            pressed={test.switches.includes(name)}
            onChange={(pressed) =>
              set({ switches: pressed ? [...test.switches, name] : test.switches.filter((other) => other !== name) })
            }
          />
        )
      })}
    </div>
  )
}

interface TestRowProps {
  test: DraftTest
  /** The lists it stands in, the nearest first. */
  within: readonly string[]
}

/** One test: value, operator, what it is compared with, and its switches. */
export function TestRow({ test, within }: TestRowProps) {
  const { change, counts, paths, problems, select, selectedId } = useEditing()
  const errorId = useId()
  const problem = problems.get(test.id)
  const count = counts.get(test.id)
  const kind = operandKindOf(test.operator)
  const choice = findChoice(paths, test.source, within)
  const offered = operatorsFor(choice?.types ?? [])
  const names = offered.includes(test.operator) ? offered : [test.operator, ...offered]
  const set = (changes: Partial<DraftTest>) => change(test.id, () => ({ ...test, ...changes }))
  const isSelected = selectedId === test.id
  return (
    <div
      role="group"
      aria-label="Condition"
      onFocus={() => select(test.id)}
      className={classNames(
        'flex flex-col gap-1.5 rounded-md border px-2 py-1.5',
        isSelected ? 'border-ring bg-accent-soft/40' : 'border-transparent',
      )}
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="min-w-36 flex-[3_1_0]">
          <SuggestField<PathSuggestion>
            label="Value"
            value={test.source}
            placeholder="click a value, or type its path"
            suggestions={listPathSuggestions(paths)}
            onChange={(source) => set({ source })}
            onChoose={(item) =>
              change(test.id, () => placeChoice(test, { ...item.choice, types: item.choice.types }, within))
            }
            {...(problem !== undefined && test.source.trim() === '' ? { errorId } : {})}
          />
        </span>
        <span className="min-w-32 flex-[2_1_0]">
          <select
            aria-label="Operator"
            value={test.operator}
            onChange={(event) => {
              const operator = names.find((name) => name === event.target.value)
              if (operator === undefined) return
              const isSameKind = operandKindOf(operator) === kind
              set({ operator, operand: isSameKind ? test.operand : '', switches: [], epoch: null })
            }}
            className="h-7 w-full truncate rounded-md border border-line-strong bg-raised px-1.5 text-sm text-fg hover:bg-hover focus-visible:outline-offset-0"
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {operators[name].label}
              </option>
            ))}
          </select>
        </span>
        {hasOperand(kind) && (
          <span className="min-w-28 flex-[3_1_0]">
            <SuggestField
              label="Compare with"
              value={test.operand}
              placeholder={operandHints[kind]}
              suggestions={(choice?.examples ?? []).map((value) => ({ id: value, value: escapeInvisible(value) }))}
              onChange={(operand) => set({ operand })}
              {...(problem !== undefined && test.source.trim() !== '' ? { errorId } : {})}
            />
          </span>
        )}
        {count !== undefined && (
          <Badge meaning={count.holds === 0 ? 'warn' : 'ok'}>
            {count.holds} of {count.of}
          </Badge>
        )}
        <IconButton label="Remove condition" icon={DeleteIcon} onClick={() => change(test.id, () => null)} />
      </div>
      <Switches test={test} />
      {problem !== undefined && (
        <p id={errorId} className="text-xs text-bad select-text">
          {problem}
        </p>
      )}
    </div>
  )
}
