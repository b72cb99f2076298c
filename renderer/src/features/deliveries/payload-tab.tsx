import type { BodyView } from '@shared/contracts/delivery'
import { useState } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatQuantity } from '../../lib/format'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { EmptyState } from '../../ui/empty-state'
import { ErrorIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { SegmentedControl } from '../../ui/segmented-control'
import { useDeliveryBody } from './use-delivery-detail'
import type { BodyForm } from './use-delivery-detail'

const describeBody = ({ contentType, total }: BodyView): string =>
  [
    contentType === null ? 'no content type' : escapeInvisible(contentType),
    formatQuantity(total, 'byte', 'bytes'),
    'as received',
  ].join(', ')

function BodyContent({ body, form }: { body: BodyView; form: BodyForm }) {
  if (body.kind === 'empty') return <EmptyState title="Empty body">The request carried no bytes.</EmptyState>
  const notes = [...body.warnings, ...(body.truncated ? ['Only the first part is shown; all of it is stored.'] : [])]
  return (
    <>
      {notes.length > 0 && (
        <div className="shrink-0 border-b border-line">
          <Notice meaning="warn" shape="banner">
            {notes.map(escapeInvisible).join(' ')}
          </Notice>
        </div>
      )}
      <CodeEditor
        value={body.text}
        language={body.kind === 'json' && form !== 'hex' ? 'json' : 'plaintext'}
        ariaLabel="Payload"
      />
    </>
  )
}

/** What was sent: indented, as it came, or byte by byte. */
export function PayloadTab({ deliveryId }: { deliveryId: string }) {
  const [form, setForm] = useState<BodyForm>('pretty')
  const { result } = useDeliveryBody(deliveryId, form)
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <SegmentedControl<BodyForm>
          label="Show the payload as"
          value={form}
          onChange={setForm}
          options={[
            { value: 'pretty', label: 'Pretty' },
            { value: 'raw', label: 'Raw' },
            { value: 'hex', label: 'Hex' },
          ]}
        />
        <p className="min-w-0 flex-1 truncate text-right text-sm text-fg-2">
          {result?.ok === true && describeBody(result.value)}
        </p>
      </div>
      {result?.ok === true && <BodyContent body={result.value} form={form} />}
      {result?.ok === false && (
        <EmptyState icon={ErrorIcon} title="The payload could not be read">
          {result.error.message}
        </EmptyState>
      )}
    </>
  )
}
