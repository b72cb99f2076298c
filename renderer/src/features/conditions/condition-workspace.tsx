import type { ConditionPreview, TruthRowView } from '@shared/contracts/condition-preview'
import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { formatQuantity } from '../../lib/format'
import { useDebounced } from '../../lib/use-debounced'
import { useRequest } from '../../lib/use-request'
import { Notice } from '../../ui/notice'
import { SegmentedControl } from '../../ui/segmented-control'
import { changeDraft, findNode, listColumnIds, newTest } from './condition-draft'
import type { DraftGroup } from './condition-draft'
import { EditingContext } from './editing-context'
import type { Editing, PathChoices } from './editing-context'
import { GroupBox } from './group-box'
import { PayloadPicker } from './payload-picker'
import { placeChoice } from './place-choice'
import type { Choice } from './place-choice'
import { TextForm } from './text-form'
import { TruthTable } from './truth-table'
import type { ConditionEditing } from './use-condition-draft'
import type { PreviewState } from './use-preview'

type Side = 'payload' | 'text'

const noPaths: PathChoices = []
const noRows: readonly TruthRowView[] = []

/** For each part that is a column of the table, how many events it holds for. */
const countByPart = (root: DraftGroup, preview: ConditionPreview | null): Editing['counts'] => {
  const ids = listColumnIds(root)
  if (preview?.columns.length !== ids.length || preview.rows.length === 0) return new Map()
  return new Map(
    ids.map((id, column) => {
      const holds = preview.rows.filter(({ cells }) => cells[column]?.holds === true).length
      return [id, { holds, of: preview.rows.length }]
    }),
  )
}

/** Puts a chosen value into the selected test, or into a new one. */
const takeChoice = (root: DraftGroup, selectedId: string | null, choice: Choice): { root: DraftGroup; id: string } => {
  const selected = selectedId === null ? null : findNode(root, selectedId)
  if (selected?.node.type === 'test') {
    const { node, within } = selected
    return { root: changeDraft(root, node.id, () => placeChoice(node, choice, within)), id: node.id }
  }
  const test = newTest()
  return { root: { ...root, children: [...root.children, placeChoice(test, choice, [])] }, id: test.id }
}

interface ConditionWorkspaceProps {
  trigger: TriggerView
  editing: ConditionEditing
  tried: PreviewState
}

/** The builder, its text form or a payload to choose from beside it, and the table of what comes out below. */
export function ConditionWorkspace({ trigger, editing, tried }: ConditionWorkspaceProps) {
  const { draft, isComplete, problems } = editing
  const [side, setSide] = useState<Side>('payload')
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const recorded = useDebounced(`${trigger.counts.all} ${trigger.sampleCount}`, 500)
  const paths = useRequest('conditions.paths', { triggerId: trigger.id }, recorded).value
  const rows = tried.preview?.rows ?? noRows
  const pick = (choice: Choice): void => {
    const taken = takeChoice(draft.root, selectedId, choice)
    editing.setRoot(taken.root)
    setSelectedId(taken.id)
  }
  const shared: Editing = {
    paths: paths?.choices ?? noPaths,
    problems,
    counts: isComplete && !tried.isBehind ? countByPart(draft.root, tried.preview) : new Map(),
    selectedId,
    select: setSelectedId,
    change: (id, change) => editing.setRoot(changeDraft(draft.root, id, change)),
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-40 flex-[6_1_0]">
        <div className="min-w-0 flex-1 overflow-auto px-4 py-3">
          <EditingContext value={shared}>
            {draft.root.children.length === 0 && (
              <p className="pb-2 text-sm text-fg-2">
                There is no condition yet, so every genuine event fires. Click a value in the payload, or choose Add
                condition.
              </p>
            )}
            <GroupBox group={draft.root} within={[]} />
          </EditingContext>
          {draft.textProblem !== null && (
            <div className="pt-3">
              <Notice meaning="warn">
                The text cannot be read yet, so the builder shows the last condition that was right. A change here
                replaces the text.
              </Notice>
            </div>
          )}
          {paths?.limited === true && (
            <p className="pt-3 text-xs text-fg-3">
              Only the first {formatQuantity(paths.choices.length, 'value', 'values')} are suggested; any path can be
              typed.
            </p>
          )}
        </div>
        <div className="flex w-[40%] max-w-[440px] min-w-[248px] shrink-0 flex-col border-l border-line">
          <div className="flex h-10 shrink-0 items-center border-b border-line px-3">
            <SegmentedControl<Side>
              label="Beside the builder"
              value={side}
              onChange={setSide}
              options={[
                { value: 'payload', label: 'Payload' },
                { value: 'text', label: 'Text' },
              ]}
            />
            {draft.textProblem !== null && side !== 'text' && (
              <span className="ml-auto text-xs text-bad">The text has an error.</span>
            )}
          </div>
          {side === 'payload' ? (
            <PayloadPicker triggerId={trigger.id} rows={rows} onPick={pick} />
          ) : (
            <TextForm text={draft.text} problem={draft.textProblem} onChange={editing.setText} />
          )}
        </div>
      </div>
      <div className="flex min-h-32 flex-[5_1_0] flex-col">
        <TruthTable preview={tried.preview} error={tried.error} isBehind={!isComplete} />
      </div>
    </div>
  )
}
