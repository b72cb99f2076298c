import { pino } from 'pino'
import type { Log } from '../ports'

/** Where lines go; `write` may keep them back, `flush` writes what is kept. */
export interface LineWriter {
  write(line: string): void
  flush(): void
}

/** Joins the lines of one turn of the event loop into one write, so that a busy receiver does not pay for each. */
export function createStdoutLines(): LineWriter {
  let waiting = ''
  // A reader that went away must not end the app.
  process.stdout.on('error', () => undefined)
  const flush = (): void => {
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    process.stdout.write(lines)
  }
  return {
    write(line) {
      if (waiting === '') setImmediate(flush)
      waiting += `${line}\n`
    },
    flush,
  }
}

const describe = (error: unknown): Record<string, string> =>
  error instanceof Error
    ? { error: error.name, reason: error.message, stack: error.stack ?? '' }
    : { reason: String(error) }

/** Diagnostics as JSON lines on standard error; `facts`, when given, gets one JSON line per fact of the automation contract. */
export function createJsonLog(options: { facts: LineWriter | null }): Log {
  const diagnostics = pino({ base: null, level: 'warn' }, pino.destination({ fd: 2, sync: true }))
  return {
    fact(event, fields) {
      options.facts?.write(JSON.stringify({ event, ...fields }))
    },
    warn(message, fields = {}) {
      diagnostics.warn(fields, message)
    },
    error(message, error) {
      diagnostics.error(describe(error), message)
    },
  }
}
