const maxPaths = 5

/** Gathers what a format cannot say, each kind once with the places it concerns. */
export class Differences {
  readonly #places = new Map<string, Set<string>>()

  /** `what` is a sentence without its full stop; `path` is a place in the event, `null` for the whole of it. */
  add(what: string, path: string | null = null): void {
    const known = this.#places.get(what) ?? new Set<string>()
    if (path !== null) known.add(path)
    this.#places.set(what, known)
  }

  /** A sentence each, in the order in which they were met. */
  list(): string[] {
    return [...this.#places].map(([what, places]) => {
      if (places.size === 0) return `${what}.`
      const shown = [...places].slice(0, maxPaths).join(', ')
      const more = places.size > maxPaths ? ` and ${places.size - maxPaths} more` : ''
      return `${what}: ${shown}${more}.`
    })
  }
}
