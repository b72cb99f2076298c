const isMac = (): boolean => navigator.platform.startsWith('Mac')

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a key press is the accelerator, written as Electron writes it (`CommandOrControl+Shift+T`). */
export function matchesAccelerator(event: KeyPress, accelerator: string): boolean {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  const isMainHeld = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    isMainHeld === parts.includes('CommandOrControl') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  )
}

/** The accelerator as printed on the user's keyboard: `Ctrl K`, or `⌘K` on a Mac. */
export function printAccelerator(accelerator: string): string {
  const parts = accelerator.split('+')
  return isMac()
    ? parts.map((part) => ({ CommandOrControl: '⌘', Shift: '⇧', Alt: '⌥' })[part] ?? part).join('')
    : parts.map((part) => (part === 'CommandOrControl' ? 'Ctrl' : part)).join(' ')
}
