import type { JsonSchemaDocument } from '@shared/contracts/json-schema'
import type { TriggerView } from '@shared/contracts/trigger'
import { useMemo, useState } from 'react'
import { openDialog } from '../../lib/dialogs'
import { formatDateTime, formatQuantity } from '../../lib/format'
import { report } from '../../lib/report'
import { sendTestEvent } from '../../lib/send-test-event'
import { Button } from '../../ui/button'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { EmptyState } from '../../ui/empty-state'
import { BracesIcon, ListenIcon, SampleIcon, SendIcon } from '../../ui/icons'
import { SegmentedControl } from '../../ui/segmented-control'
import { listConfirmedFields } from './schema-fields'
import { SchemaFieldTable } from './schema-field-table'

type Form = 'fields' | 'json'

function NoSchema({ trigger }: { trigger: TriggerView }) {
  const triggerId = trigger.id
  return (
    <EmptyState
      icon={BracesIcon}
      title="No schema yet"
      actions={
        <>
          <Button
            kind="primary"
            icon={ListenIcon}
            onClick={() => openDialog({ type: 'sample-event', triggerId, listen: true })}
          >
            Listen to event
          </Button>
          <Button icon={SendIcon} onClick={() => report(sendTestEvent(triggerId))}>
            Send test event
          </Button>
        </>
      }
    >
      The schema is learned from real events. Listen to one, or take a delivery as a sample, and confirm what was
      detected with Apply.
    </EmptyState>
  )
}

function ConfirmedSchema({ trigger, schema }: { trigger: TriggerView; schema: JsonSchemaDocument }) {
  const [form, setForm] = useState<Form>('fields')
  const fields = useMemo(() => listConfirmedFields(schema), [schema])
  const text = useMemo(() => JSON.stringify(schema, null, 2), [schema])
  return (
    <section aria-label="Confirmed schema" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
        <SegmentedControl<Form>
          label="Show the schema as"
          value={form}
          onChange={setForm}
          options={[
            { value: 'fields', label: 'Fields' },
            { value: 'json', label: 'JSON Schema' },
          ]}
        />
        <p className="min-w-0 flex-1 truncate text-sm text-fg-2">
          {formatQuantity(fields.length, 'field', 'fields')}
          {trigger.schemaConfirmedAt !== null && `, confirmed ${formatDateTime(trigger.schemaConfirmedAt)}`}
        </p>
        <Button icon={SampleIcon} onClick={() => openDialog({ type: 'sample-event', triggerId: trigger.id })}>
          View samples
        </Button>
      </div>
      {form === 'fields' ? (
        <SchemaFieldTable fields={fields} />
      ) : (
        <CodeEditor value={text} language="json" ariaLabel="JSON Schema" />
      )}
    </section>
  )
}

/** The schema that deliveries are held against, or how to get one. */
export function SchemaTab({ trigger }: { trigger: TriggerView }) {
  return trigger.schema === null ? (
    <NoSchema trigger={trigger} />
  ) : (
    <ConfirmedSchema trigger={trigger} schema={trigger.schema} />
  )
}
