import { createContext, use } from 'react'
import { must } from '@shared/domain/assert'
import type { RouteOutput } from '@shared/ipc/routes'
import type { DraftNode } from './condition-draft'

export type PathChoices = RouteOutput<'conditions.paths'>['choices']

/** What every part of the builder works with. */
export interface Editing {
  paths: PathChoices
  problems: ReadonlyMap<string, string>
  /** How many of the events each test holds for, by its id; absent while it is not known. */
  counts: ReadonlyMap<string, { holds: number; of: number }>
  selectedId: string | null
  select: (id: string) => void
  change: (id: string, change: (node: DraftNode) => DraftNode | null) => void
}

export const EditingContext = createContext<Editing | null>(null)

export const useEditing = (): Editing => must(use(EditingContext), 'the builder gives its parts the editing')
