import type { Condition } from '@shared/contracts/condition'
import type { TriggerView } from '@shared/contracts/trigger'
import { printCondition } from '@shared/domain/conditions/text/print-condition'
import { useMemo, useState } from 'react'
import { attempt } from '../../lib/call'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { readDraft } from './condition-draft'
import type { DraftGroup } from './condition-draft'
import {
  draftOf,
  dropConditionDraft,
  keepConditionDraft,
  useConditionDrafts,
  withRoot,
  withText,
} from './condition-drafts'
import type { ConditionDraft } from './condition-drafts'

export interface ConditionEditing {
  draft: ConditionDraft
  /** `null`: none, or not complete. */
  condition: Condition | null
  /** What is wrong, a sentence by the id of each part. */
  problems: ReadonlyMap<string, string>
  isComplete: boolean
  isChanged: boolean
  isSaving: boolean
  setRoot: (root: DraftGroup) => void
  setText: (text: string) => void
  save: () => Promise<boolean>
  revert: () => void
}

const textOf = (condition: Condition | null): string => (condition === null ? '' : printCondition(condition))

/** The condition of a trigger as it is being written; it outlives the screen until it is saved or reverted. */
export function useConditionDraft({ id: triggerId, conditions }: TriggerView): ConditionEditing {
  const kept = useConditionDrafts(({ drafts }) => drafts[triggerId])
  const stored = useMemo(() => draftOf(conditions), [conditions])
  const [isSaving, setIsSaving] = useState(false)
  const draft = kept ?? stored
  const reading = useMemo(() => readDraft(draft.root), [draft.root])
  const isComplete = reading.problems.size === 0 && draft.textProblem === null
  const isChanged = kept !== undefined && (!isComplete || textOf(reading.condition) !== textOf(conditions))

  const save = async (): Promise<boolean> => {
    setIsSaving(true)
    const saved = await attempt('conditions.save', { triggerId, conditions: reading.condition })
    setIsSaving(false)
    if (saved === null) return false
    noteTrigger(saved)
    dropConditionDraft(triggerId)
    return true
  }

  return {
    ...{ draft, isChanged, isComplete, isSaving, save },
    condition: reading.condition,
    problems: reading.problems,
    setRoot: (root) => keepConditionDraft(triggerId, withRoot(draft, root)),
    setText: (text) => keepConditionDraft(triggerId, withText(draft, text)),
    revert: () => dropConditionDraft(triggerId),
  }
}
