import { useSyncExternalStore } from 'react'
import type { ThemeName } from './monaco-themes'

const readThemeName = (): ThemeName => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The theme that is shown now, as the root element says. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, readThemeName)
}
