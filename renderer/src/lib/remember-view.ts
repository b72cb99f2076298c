import { z } from 'zod'
import { useNavigation } from './navigation'

const storageKey = 'hookwright.view'

const rememberedSchema = z.strictObject({
  view: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('start') }),
    z.strictObject({ type: z.literal('new-trigger') }),
    z.strictObject({ type: z.literal('trigger'), triggerId: z.string() }),
    z.strictObject({ type: z.literal('unmatched') }),
  ]),
  tab: z.enum(['deliveries', 'schema', 'conditions', 'sender', 'setup']),
})

/** Shows what was shown before the window was reloaded, and keeps it in mind from now on. Returns the function that stops that. */
export function rememberView(): () => void {
  const stored = sessionStorage.getItem(storageKey)
  if (stored !== null) {
    const remembered = rememberedSchema.safeParse(readJson(stored))
    if (remembered.success) useNavigation.setState(remembered.data)
  }
  return useNavigation.subscribe(({ view, tab }) => sessionStorage.setItem(storageKey, JSON.stringify({ view, tab })))
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
