import type { Theme } from '@shared/contracts/settings'

export type ShownTheme = 'light' | 'dark'

const darkQuery = '(prefers-color-scheme: dark)'

/** The theme on screen for a choice; `system` follows the operating system. */
export function resolveTheme(choice: Theme): ShownTheme {
  if (choice !== 'system') return choice
  return window.matchMedia(darkQuery).matches ? 'dark' : 'light'
}

/** Draws the app in the chosen theme and follows the system while the choice is `system`. Returns the function that stops following. */
export function applyTheme(choice: Theme): () => void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = resolveTheme(choice)
  }
  apply()
  if (choice !== 'system') return () => undefined
  const media = window.matchMedia(darkQuery)
  media.addEventListener('change', apply)
  return () => media.removeEventListener('change', apply)
}
