import { ChevronDownIcon, ChevronRightIcon } from '../icons'
import type { SchemaField } from '@shared/contracts/profile'
import { escapeInvisible } from '../../lib/escape-invisible'
import { Badge } from '../badge'
import { schemaColumns } from './schema-columns'
import type { SchemaRow } from './schema-rows'
import { describeSeen, describeType, findConstant, isOptional } from './schema-wording'

const indent = 16
const edge = 16

interface SchemaTreeRowProps {
  row: SchemaRow
  /** Zero-based among the rows shown. */
  place: number
  /** Distance from the top in a list of which only a part is drawn, px; `null` in one drawn whole. */
  top: number | null
  isActive: boolean
  isCollapsed: boolean
  onActivate: () => void
  onToggle: () => void
}

export function SchemaTreeRow({ row, place, top, isActive, isCollapsed, onActivate, onToggle }: SchemaTreeRowProps) {
  const { field, hasChildren } = row
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-level={field.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={hasChildren ? !isCollapsed : undefined}
      data-place={place}
      tabIndex={isActive ? 0 : -1}
      onFocus={onActivate}
      onClick={hasChildren ? onToggle : undefined}
      style={top === null ? undefined : { position: 'absolute', top, left: 0, right: 0 }}
      className={`${schemaColumns} h-[26px] border-b text-sm focus-visible:-outline-offset-2 ${hasChildren ? 'cursor-pointer hover:bg-hover' : ''}`}
    >
      <div
        role="gridcell"
        className="flex min-w-0 items-center gap-2 overflow-hidden"
        style={{ paddingLeft: edge + field.depth * indent }}
      >
        <FieldName name={field.name} hasChildren={hasChildren} isCollapsed={isCollapsed} />{' '}
        <FieldBadges field={field} />
      </div>
      <FieldType field={field} />
      <div role="gridcell" className="text-right text-xs whitespace-nowrap text-fg-2 tabular-nums">
        {describeSeen(field)}
      </div>
    </div>
  )
}

function FieldName({ name, hasChildren, isCollapsed }: { name: string; hasChildren: boolean; isCollapsed: boolean }) {
  const Chevron = isCollapsed ? ChevronRightIcon : ChevronDownIcon
  const shown = escapeInvisible(name)
  return (
    <span className="relative flex max-w-full min-w-0 shrink items-center font-mono" title={shown}>
      {hasChildren && <Chevron aria-hidden className="absolute -left-3.5 size-3 text-fg-3" />}
      <span className="truncate">{shown}</span>
    </span>
  )
}

function FieldBadges({ field }: { field: SchemaField }) {
  const constant = findConstant(field)
  return (
    <>
      {isOptional(field) && <Badge meaning="warn">optional</Badge>}{' '}
      {constant !== null && <Badge className="min-w-0 shrink-[9999] truncate font-mono">“{constant}”</Badge>}
    </>
  )
}

function FieldType({ field }: { field: SchemaField }) {
  const { type, detail } = describeType(field)
  return (
    <div role="gridcell" className="truncate text-fg-2" title={`${type} ${detail}`.trim()}>
      {type} {detail && <span className="text-xs text-fg-3">{detail}</span>}
    </div>
  )
}
