import type { Condition } from '@shared/contracts/condition'
import { parseCondition } from '@shared/domain/conditions/text/parse-condition'
import type { ConditionTextProblem } from '@shared/domain/conditions/text/parse-condition'
import { printCondition } from '@shared/domain/conditions/text/print-condition'
import { create } from 'zustand'
import { readDraft, toDraft } from './condition-draft'
import type { DraftGroup } from './condition-draft'

/** A condition that is being written, as groups and as text; both say the same, but where one of them is not right yet. */
export interface ConditionDraft {
  root: DraftGroup
  text: string
  textProblem: ConditionTextProblem | null
}

interface ConditionDrafts {
  drafts: Readonly<Record<string, ConditionDraft>>
}

/** What was written and not saved yet, by trigger; kept while the app runs. */
export const useConditionDrafts = create<ConditionDrafts>(() => ({ drafts: {} }))

const printAny = (condition: Condition | null): string => (condition === null ? '' : printCondition(condition))

export const draftOf = (condition: Condition | null): ConditionDraft => ({
  root: toDraft(condition),
  text: printAny(condition),
  textProblem: null,
})

/** The draft after a change of its groups; the text follows once they are complete. */
export function withRoot(draft: ConditionDraft, root: DraftGroup): ConditionDraft {
  const { condition, problems } = readDraft(root)
  const text = problems.size === 0 ? printAny(condition) : draft.text
  return { root, text, textProblem: null }
}

/** The draft after a change of its text; the groups follow once it can be read. */
export function withText(draft: ConditionDraft, text: string): ConditionDraft {
  if (text.trim() === '') return { root: toDraft(null), text, textProblem: null }
  const parsed = parseCondition(text)
  return parsed.kind === 'condition'
    ? { root: toDraft(parsed.condition), text, textProblem: null }
    : { ...draft, text, textProblem: parsed.problem }
}

export function keepConditionDraft(triggerId: string, draft: ConditionDraft): void {
  useConditionDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [triggerId]: draft } }))
}

export function dropConditionDraft(triggerId: string): void {
  useConditionDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== triggerId)),
  }))
}
