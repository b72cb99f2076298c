import { showToast } from './toasts'

/** Puts text that is no secret on the clipboard; true when it did. Secrets go through `triggers.copy`. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    console.error(error)
    showToast({
      meaning: 'bad',
      text: 'The clipboard could not be written. Select the text and copy it with the keyboard.',
    })
    return false
  }
}
