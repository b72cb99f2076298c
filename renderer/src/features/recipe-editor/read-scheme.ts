import { customSchemeSchema } from '@shared/contracts/custom-scheme'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import { readJson } from '@shared/domain/decode/json-reader'
import { describeIssues } from './describe-issues'
import type { Problem } from './describe-issues'
import { isRecord } from './json-value'
import type { JsonRecord } from './json-value'

/** A text that is meant to be a scheme: what the form can show of it, and what it is when nothing is wrong. */
export interface ReadScheme {
  /** `null`: it is no JSON object. */
  value: JsonRecord | null
  scheme: CustomScheme | null
  problems: readonly Problem[]
}

/** Where a text stops being JSON, and what should stand there. */
function describeSyntax(text: string): string {
  const reading = readJson(text, 0)
  const where = 'offset' in reading ? text.slice(0, reading.offset).split('\n') : ['']
  const place = `Line ${where.length}, column ${(where.at(-1) ?? '').length + 1}`
  return reading.kind === 'invalid'
    ? `This is not JSON yet. ${place}: expected ${reading.expected}.`
    : `This is not JSON that can be read. ${place}: it is nested too deeply or too long.`
}

/** Reads the text of the editor. Nothing is lost where it is wrong: the text is what is kept. */
export function readScheme(text: string): ReadScheme {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { value: null, scheme: null, problems: [{ path: '', message: describeSyntax(text) }] }
  }
  if (!isRecord(value)) {
    const message = 'A scheme is a JSON object with a “recipe” in it. Put it in braces.'
    return { value: null, scheme: null, problems: [{ path: '', message }] }
  }
  const parsed = customSchemeSchema.safeParse(value)
  return parsed.success
    ? { value, scheme: parsed.data, problems: [] }
    : { value, scheme: null, problems: describeIssues(parsed.error.issues, value) }
}

/** A scheme as text, as the JSON view shows it. */
export const writeScheme = (value: JsonRecord | CustomScheme): string => JSON.stringify(value, null, 2)
