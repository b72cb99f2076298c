import type { z } from 'zod'
import { getKey, isList, isRecord } from './json-value'
import type { Json } from './json-value'

/** What is wrong with a scheme, and where: `recipe.content[2].name`; an empty path is the whole. */
export interface Problem {
  path: string
  message: string
}

type Issue = z.core.$ZodIssue

/** Beyond these nobody reads on; the rest shows once they are mended. */
const maxProblems = 12

const writePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text === '' ? '' : '.'}${String(step)}`),
    '',
  )

const quote = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  tuple: 'a list of two',
}

const valueAt = (root: Json, path: readonly PropertyKey[]): Json | undefined =>
  path.reduce<Json | undefined>((value, step) => {
    if (typeof step === 'number') return isList(value) ? value[step] : undefined
    return isRecord(value) ? getKey(value, String(step)) : undefined
  }, root)

const describeType = (expected: string, isMissing: boolean): string => {
  const wanted = typeNames[expected] ?? expected
  return isMissing ? `Missing: ${wanted} is needed here.` : `This has to be ${wanted}.`
}

const describeSize = (origin: string, limit: number | bigint, word: 'least' | 'most'): string => {
  if (origin === 'string') return word === 'least' ? 'This text must not be empty.' : `At most ${limit} characters.`
  if (origin === 'array') return `At ${word} ${limit} ${Number(limit) === 1 ? 'entry is' : 'entries are'} allowed here.`
  return `At ${word} ${limit} is allowed here.`
}

const describeOne = (issue: Issue, root: Json, path: readonly PropertyKey[]): string => {
  switch (issue.code) {
    case 'invalid_value':
      return `Allowed: ${quote(issue.values)}.`
    case 'invalid_type':
      return describeType(issue.expected, valueAt(root, path) === undefined)
    case 'unrecognized_keys':
      return `Not known here: ${quote(issue.keys)}. Remove it, or check the spelling.`
    case 'too_small':
      if (issue.origin === 'array') return 'At least one entry is needed here.'
      return issue.inclusive === false
        ? `More than ${issue.minimum} is needed here.`
        : describeSize(issue.origin, issue.minimum, 'least')
    case 'too_big':
      return describeSize(issue.origin, issue.maximum, 'most')
    case 'invalid_format':
      return 'This text has another form than is allowed here.'
    default:
      return issue.message
  }
}

/** The kinds that a value may be of, as its branches say: those whose tag it does not have. */
const allowedTags = (issue: Extract<Issue, { code: 'invalid_union' }>): Problem | null => {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return options.length === 0 ? null : { path: '', message: `Allowed: ${quote(options)}.` }
}

/** How well a branch of a union fits: the deeper its first complaint, the more of it was right; a wrong kind fits least. */
const fitOf = (issues: readonly Issue[]): number => {
  const isOtherKind = issues.some(
    ({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
  )
  return isOtherKind ? -1 : Math.max(0, ...issues.map(({ path }) => path.length)) * 100 - issues.length
}

const describeUnion = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
  root: Json,
  path: readonly PropertyKey[],
): Problem[] => {
  const branches = issue.errors.filter((errors) => errors.length > 0)
  const best = branches.toSorted((left, right) => fitOf(right) - fitOf(left))[0]
  if (best === undefined) {
    const tags = allowedTags(issue)
    return [{ path: writePath(path), message: tags?.message ?? 'This is none of the kinds that are allowed here.' }]
  }
  if (fitOf(best) >= 0) return best.flatMap((inner) => describe(inner, root, path))
  const said = branches.flatMap((errors) => errors.slice(0, 1).map((inner) => describeOne(inner, root, path)))
  return [{ path: writePath(path), message: [...new Set(said)].join(' Or: ') }]
}

function describe(issue: Issue, root: Json, before: readonly PropertyKey[]): Problem[] {
  const path = [...before, ...issue.path]
  if (issue.code === 'invalid_union') return describeUnion(issue, root, path)
  return [{ path: writePath(path), message: describeOne(issue, root, path) }]
}

/** Each problem with its path and what is allowed there. */
export const describeIssues = (issues: readonly Issue[], root: Json): Problem[] =>
  issues.flatMap((issue) => describe(issue, root, [])).slice(0, maxProblems)
