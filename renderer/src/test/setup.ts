import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// jsdom lays nothing out; these give virtual lists and popups a size to work with.
class FixedResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 600 },
  offsetWidth: { configurable: true, get: () => 400 },
  clientHeight: { configurable: true, get: () => 600 },
})
Element.prototype.scrollTo = () => undefined
Element.prototype.scrollIntoView = () => undefined
Element.prototype.getAnimations = () => []
document.hasFocus = () => true
vi.stubGlobal('ResizeObserver', FixedResizeObserver)
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})

// Monaco needs a browser; here the text it would show stands in a plain element of the same name.
vi.mock('../ui/code-editor/monaco-view', () => import('./fake-monaco-view'))

// A busy machine may take more than the default second to draw what a test waits for.
configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)
