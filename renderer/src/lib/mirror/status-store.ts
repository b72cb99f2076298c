import type { AppStatus } from '@shared/contracts/status'
import type { Fact } from '@shared/ipc/events'
import { create } from 'zustand'

/** Where the connection to the backend stands: `failed` carries the sentence for the user. */
export type BackendLink = { phase: 'loading' } | { phase: 'ready' } | { phase: 'failed'; message: string }

export interface StatusMirror {
  link: BackendLink
  status: AppStatus | null
}

/** The state of the app as the backend last told it. */
export const useStatus = create<StatusMirror>(() => ({ link: { phase: 'loading' }, status: null }))

/** The status after a fact. */
export function applyToStatus(status: AppStatus | null, fact: Fact): AppStatus | null {
  return fact.fact === 'status.changed' ? fact.status : status
}
