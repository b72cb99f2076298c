import type { ImportPreview } from '@shared/contracts/bundle'
import type { ExportFormatId } from '@shared/contracts/export-format'
import { create } from 'zustand'

export interface ConfirmRequest {
  title: string
  text: string
  /** The verb on the button. */
  confirmLabel: string
  danger?: boolean
  onConfirm: () => void
}

export type SettingsPage = 'general' | 'tunnel'

/** Every dialog of the app with what it needs; `app/dialog-host.tsx` draws each by its type. */
export type Dialog =
  | { type: 'event-picker'; triggerId?: string }
  | { type: 'trigger-setup'; triggerId: string }
  | { type: 'recipe-editor'; triggerId: string }
  | { type: 'condition'; triggerId: string }
  /** `listen`: starts listening as it opens. */
  | { type: 'sample-event'; triggerId: string; listen?: boolean }
  | { type: 'export'; triggerId: string; format: ExportFormatId }
  | { type: 'import-preview'; preview: ImportPreview }
  | ({ type: 'confirm' } & ConfirmRequest)
  | { type: 'rename'; triggerId: string }
  | { type: 'settings'; page?: SettingsPage }
  | { type: 'palette' }

interface DialogState {
  /** The one on top is last; closing it returns to the one below. */
  stack: readonly Dialog[]
}

export const useDialogs = create<DialogState>(() => ({ stack: [] }))

/** Opens a dialog over what is open; one of the same type on top is replaced, so that a repeated shortcut opens one. */
export function openDialog(dialog: Dialog): void {
  useDialogs.setState(({ stack }) => ({
    stack: [...(stack.at(-1)?.type === dialog.type ? stack.slice(0, -1) : stack), dialog],
  }))
}

/** Closes the dialog on top. */
export function closeDialog(): void {
  useDialogs.setState(({ stack }) => ({ stack: stack.slice(0, -1) }))
}

/** Puts a dialog in the place of the one on top: the next step of the wizard. */
export function replaceDialog(dialog: Dialog): void {
  useDialogs.setState(({ stack }) => ({ stack: [...stack.slice(0, -1), dialog] }))
}

/** Closes every dialog. */
export function closeAllDialogs(): void {
  useDialogs.setState({ stack: [] })
}
