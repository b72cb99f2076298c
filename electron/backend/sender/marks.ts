import type { Random } from '../ports'
import { markHeader } from '../receiver/receiver'
import type { Mark } from '../receiver/receiver'

/** The marks of the app's own requests that are under way. */
export interface Marks {
  /** The mark that a request carries; `null` for a text that nobody could have guessed. */
  find(text: string): Mark | null
  /** Gives a request a mark: the header to send with it, and the function that ends the mark. */
  issue(mark: Mark): { header: [string, string]; end(): void }
}

export function createMarks(random: Random): Marks {
  const issued = new Map<string, Mark>()
  return {
    find: (text) => issued.get(text) ?? null,
    issue(mark) {
      const text = Buffer.from(random.bytes(24)).toString('base64url')
      issued.set(text, mark)
      return { header: [markHeader, text], end: () => void issued.delete(text) }
    },
  }
}
