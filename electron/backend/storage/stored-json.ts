import type { z } from 'zod'

export type Warn = (message: string, error: unknown) => void

/** Reads a JSON column by its schema. A bad value is reported and left out: one broken row must not hide the others. */
export function readStoredJson<Schema extends z.ZodType>(
  source: { text: string; schema: Schema; what: string },
  warn: Warn,
): z.output<Schema> | null {
  try {
    return source.schema.parse(JSON.parse(source.text))
  } catch (error) {
    warn(`The store holds ${source.what} that cannot be read; it is left out.`, error)
    return null
  }
}
