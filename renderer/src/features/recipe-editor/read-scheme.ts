import { customSchemeSchema } from '@shared/contracts/custom-scheme'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
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

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** What the engine says about a text that is no JSON; the place, where it names one, as a line. */
function describeSyntax(text: string, error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  const position = /position (\d+)/.exec(said)?.[1]
  const where = position === undefined ? '' : ` It breaks off at line ${lineOf(text, Number(position))}.`
  return `This is not JSON.${where} Check quotes, commas and brackets there.`
}

/** Reads the text of the editor. Nothing is lost where it is wrong: the text is what is kept. */
export function readScheme(text: string): ReadScheme {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { value: null, scheme: null, problems: [{ path: '', message: describeSyntax(text, error) }] }
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
