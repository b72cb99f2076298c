import { create } from 'zustand'

interface RecipeDrafts {
  /** What was written and not taken over yet, by trigger. */
  texts: Readonly<Record<string, string>>
}

/** Recipes that are being written, kept while the app runs: also one that is not right yet. */
export const useRecipeDrafts = create<RecipeDrafts>(() => ({ texts: {} }))

export function keepRecipeDraft(triggerId: string, text: string): void {
  useRecipeDrafts.setState(({ texts }) => ({ texts: { ...texts, [triggerId]: text } }))
}

export function dropRecipeDraft(triggerId: string): void {
  useRecipeDrafts.setState(({ texts }) => ({
    texts: Object.fromEntries(Object.entries(texts).filter(([id]) => id !== triggerId)),
  }))
}
