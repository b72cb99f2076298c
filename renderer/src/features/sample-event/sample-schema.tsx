import { formatQuantity } from '../../lib/format'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { SchemaTree } from '../../ui/schema-tree/schema-tree'
import { PaneNotes } from './pane-notes'
import type { Samples } from './use-samples'

/** What the samples together teach. */
export function SampleSchema({ samples }: { samples: Samples }) {
  const { error, value } = samples.analysis
  if (error !== null) {
    return (
      <EmptyState title="The schema could not be detected" actions={<Button onClick={samples.retry}>Try again</Button>}>
        {error.message}
      </EmptyState>
    )
  }
  const analysis = value?.analysis ?? null
  if (analysis === null) {
    return (
      <EmptyState title="Detected schema">
        The first event shows here which fields there are, of which type, and how often each was seen.
      </EmptyState>
    )
  }
  const omitted =
    analysis.omittedFields > 0
      ? [
          `${formatQuantity(analysis.omittedFields, 'more field is', 'more fields are')} left out here and in the schema.`,
        ]
      : []
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col">
        {analysis.fields.length > 0 ? (
          <SchemaTree fields={analysis.fields} label="Detected schema" />
        ) : (
          <EmptyState title="No fields">The events have no named fields, so there is nothing to list.</EmptyState>
        )}
      </div>
      <PaneNotes label="Notes on the schema" notes={[...analysis.warnings, ...omitted]} />
    </div>
  )
}
