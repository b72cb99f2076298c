import type { Log } from '../../ports'

/** A Log that keeps its warnings for the test to read. */
export function createQuietLog(): Log & { warnings: string[] } {
  const warnings: string[] = []
  return {
    warnings,
    fact: () => undefined,
    warn: (message) => warnings.push(message),
    error: (message) => warnings.push(message),
  }
}
