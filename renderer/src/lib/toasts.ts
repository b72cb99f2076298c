import { create } from 'zustand'

export interface Toast {
  id: number
  meaning: 'ok' | 'bad' | 'info'
  text: string
}

interface ToastState {
  toasts: Toast[]
}

let lastId = 0

export const useToasts = create<ToastState>(() => ({ toasts: [] }))

/** An error and other news stand beside each other; of each kind only the newest counts. */
const isError = (toast: Pick<Toast, 'meaning'>): boolean => toast.meaning === 'bad'

/** Shows a sentence at the upper edge, in place of the one before it; errors stay until dismissed, the rest go by themselves. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  const added = { ...toast, id: lastId }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((one) => isError(one) !== isError(toast)), added],
  }))
}

/** Takes a toast away, by its id. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
