import { create } from 'zustand'
import type { TunnelForm } from './tunnel-input'

/** What was typed while a tunnel was up and not saved before Settings was closed: it is there again the next time. */
export const useTunnelDraft = create<{ draft: Partial<TunnelForm> }>(() => ({ draft: {} }))
