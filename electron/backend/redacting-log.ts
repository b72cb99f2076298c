import type { Log } from './ports'

const placeholder = '[secret]'

/** Takes known secrets out of diagnostics before they are written, wherever an error message may have quoted one. */
export function createRedactingLog(log: Log, secrets: () => Iterable<string>): Log {
  const redact = (text: string): string => {
    let redacted = text
    for (const secret of secrets()) redacted = redacted.replaceAll(secret, placeholder)
    return redacted
  }
  const redactError = (error: unknown): unknown => {
    if (!(error instanceof Error)) return redact(String(error))
    const redacted = new Error(redact(error.message))
    redacted.name = error.name
    redacted.stack = redact(error.stack ?? '')
    return redacted
  }
  return {
    fact: (event, fields) => log.fact(event, fields),
    warn(message, fields = {}) {
      const redacted = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? redact(value) : value,
      ])
      log.warn(redact(message), Object.fromEntries(redacted))
    },
    error: (message, error) => log.error(redact(message), redactError(error)),
  }
}
