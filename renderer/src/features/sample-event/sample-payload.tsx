import type { BodyView } from '@shared/contracts/delivery'
import { formatBytes } from '../../lib/format'
import { escapeInvisible } from '../../lib/escape-invisible'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { EmptyState } from '../../ui/empty-state'
import { PaneNotes } from './pane-notes'
import type { Samples } from './use-samples'

/** The payload of the sample that is looked at. */
export function SamplePayload({ view }: { view: Samples['view'] }) {
  if (view.error !== null) return <EmptyState title="The sample could not be read">{view.error.message}</EmptyState>
  if (view.value === null) return <div aria-busy className="flex-1 bg-raised" />
  const { body } = view.value
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1">
        <CodeEditor
          value={body.text}
          language={body.kind === 'json' ? 'json' : 'plaintext'}
          ariaLabel="Sample payload"
        />
      </div>
      <PaneNotes label="Notes on the payload" notes={[...describeBody(body), ...body.warnings]} />
    </div>
  )
}

function describeBody({ kind, contentType, truncated, total }: BodyView): string[] {
  const sentAs = contentType === null ? 'without a content type' : `as ${escapeInvisible(contentType)}`
  const kindNotes: Record<BodyView['kind'], string | null> = {
    json: null,
    text: `Sent ${sentAs}, and it is not JSON, so it teaches no schema. Let the sender post JSON.`,
    binary: `Sent ${sentAs}. The bytes are not text and are shown as hex; they teach no schema.`,
    empty: 'The body is empty, so it teaches no schema. Let the sender put the event in the body, as JSON.',
  }
  const size = truncated
    ? `Too large to show whole: this is the first part of ${formatBytes(total)}. The schema is learned from all of it.`
    : null
  return [kindNotes[kind], size].filter((note) => note !== null)
}
