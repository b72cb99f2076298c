import type { TruthRowView } from '@shared/contracts/condition-preview'
import { useState } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatTime } from '../../lib/format'
import { useRequest } from '../../lib/use-request'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { EmptyState } from '../../ui/empty-state'
import { ErrorIcon } from '../../ui/icons'
import { InlineSelect } from '../../ui/inline-select'
import type { Choice } from './place-choice'
import { valueAtOffset } from './value-at-offset'

interface PayloadPickerProps {
  triggerId: string
  rows: readonly TruthRowView[]
  onPick: (choice: Choice) => void
}

const nameRow = ({ eventType, kind, receivedAt }: TruthRowView): string =>
  `${formatTime(receivedAt)} ${kind === 'sample' ? 'sample' : escapeInvisible(eventType ?? 'event')}`

/** The payload of one event; a click on a value, or Enter at it, takes that value into the condition. */
export function PayloadPicker({ triggerId, rows, onPick }: PayloadPickerProps) {
  const [wantedId, setWantedId] = useState<string | null>(null)
  const [miss, setMiss] = useState<string | null>(null)
  const row = rows.find(({ id }) => id === wantedId) ?? rows[0]
  const { value: body, error } = useRequest('conditions.payload', row ? { triggerId, eventId: row.id } : null)
  if (row === undefined) {
    return (
      <EmptyState title="No payload yet">Once an event has arrived, choose values here by clicking them.</EmptyState>
    )
  }
  const pick = (offset: number): void => {
    const choice = body === null ? null : valueAtOffset(body.text, offset)
    setMiss(choice === null ? 'There is no value at this place. Click a key or a value of the JSON.' : null)
    if (choice !== null) onPick(choice)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-col gap-1 border-b border-line px-3 py-2">
        <InlineSelect
          label="Event"
          value={row.id}
          options={rows.map((one) => ({ value: one.id, label: nameRow(one) }))}
          onChange={setWantedId}
        />
        <p role="status" className="text-xs text-fg-3">
          {miss ?? 'Click a value, or press Enter at it, to take it into the condition.'}
        </p>
      </div>
      {error !== null && (
        <EmptyState icon={ErrorIcon} title="The payload could not be read">
          {error.message}
        </EmptyState>
      )}
      {error === null && body !== null && (
        <CodeEditor
          value={body.text}
          language={body.kind === 'json' ? 'json' : 'plaintext'}
          ariaLabel="Payload to choose from"
          onPick={pick}
        />
      )}
    </div>
  )
}
