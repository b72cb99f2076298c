import type { Desktop } from '../ports'

/** A desktop that remembers what was put on it, and answers its dialogs with what the test laid ready. */
export interface FakeDesktop extends Desktop {
  clipboard: string | null
  links: string[]
  saved: { suggestedName: string; title: string; contents: string }[]
  /** The next answer of the open dialog; `null`: cancelled. */
  nextFile: Buffer | null
  /** What happens at the next save. */
  saving: 'ok' | 'cancelled' | 'failed'
}

export function createFakeDesktop(): FakeDesktop {
  return {
    clipboard: null,
    links: [],
    saved: [],
    nextFile: null,
    saving: 'ok',
    async writeClipboard(text) {
      this.clipboard = text
    },
    async saveFile(file) {
      if (this.saving === 'failed') throw new Error('ENOSPC: no space left on device')
      if (this.saving === 'cancelled') return null
      this.saved.push(file)
      return `/home/tester/${file.suggestedName}`
    },
    async openFile({ maxBytes }) {
      if (!this.nextFile) return null
      return {
        path: '/home/tester/opened.hookwright.json',
        bytes: this.nextFile.subarray(0, maxBytes),
        tooLarge: this.nextFile.byteLength > maxBytes,
      }
    },
    async chooseFile() {
      return this.nextFile === null ? null : '/home/tester/chosen'
    },
    async openLink(url) {
      this.links.push(url)
    },
  }
}
