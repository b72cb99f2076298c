import { create } from 'zustand'

export interface Toast {
  id: number
  meaning: 'ok' | 'bad' | 'info'
  text: string
}

interface ToastState {
  toasts: Toast[]
}

const newestKept = 4
let lastId = 0

export const useToasts = create<ToastState>(() => ({ toasts: [] }))

/** Shows a sentence at the lower edge; errors stay until dismissed, the rest go by themselves. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  const added = { ...toast, id: lastId }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((one) => one.text !== toast.text), added].slice(-newestKept),
  }))
}

/** Takes a toast away, by its id. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
