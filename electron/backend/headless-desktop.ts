import { CallFailure } from './call-failure'
import type { Desktop } from './ports'

const unavailable = async (): Promise<never> => {
  throw new CallFailure(
    'not_allowed',
    'This is not available without a window: Hookwright runs headless. Start the app with its window to do this.',
  )
}

/** The Desktop port where there is no desktop. */
export const headlessDesktop: Desktop = {
  writeClipboard: unavailable,
  saveFile: unavailable,
  openFile: unavailable,
  chooseFile: unavailable,
  openLink: unavailable,
}
