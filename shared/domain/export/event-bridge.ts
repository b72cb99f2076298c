import type { Condition, ConditionEach, ConditionSource, ConditionTest } from '../../contracts/condition'
import { holdsOnMissing } from '../conditions/operators/operators'
import { printSource } from '../conditions/source-name'
import { translateTest } from './event-bridge-matchers'
import type { Matcher } from './event-bridge-matchers'
import type { ExportedCondition } from './exported-condition'

const maxPatternLength = 4096
const maxAlternatives = 64

/** One field with what it may be; `list` is the `each` whose items the field belongs to. */
interface FieldMatch {
  path: string[]
  matchers: Matcher[]
  isAbsent: boolean
  list: ConditionEach | null
}

/** Fields that all have to match. A condition is a list of such alternatives. */
type Alternative = FieldMatch[]

interface Place {
  negated: boolean
  list: { each: ConditionEach; path: string[] } | null
}

const listDifference =
  'Where the event has a list, EventBridge looks at each of its values; here a list is not a text, number or object.'
const detailDifference = 'The pattern expects the body as “detail” of the event, and the event type as “detail-type”.'

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

class Refusal extends Error {}

const refuse = (reason: string): never => {
  throw new Refusal(reason)
}

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.length < path.length && start.every((step, index) => path[index] === step)

const nameOf = ({ path }: FieldMatch): string => path.join('.')

/** Both matches of one field in one, where a pattern can say that. */
const mergeMatches = (left: FieldMatch, right: FieldMatch): FieldMatch => {
  if (isSame(left.matchers, right.matchers) && left.isAbsent === right.isAbsent) return left
  const there = [{ exists: true }]
  if (!left.isAbsent && !right.isAbsent) {
    if (isSame(left.matchers, there)) return right
    if (isSame(right.matchers, there)) return left
  }
  return refuse(`EventBridge cannot put two tests on one field: ${nameOf(left)}.`)
}

const checkBeside = (left: FieldMatch, right: FieldMatch): void => {
  if (left.list !== null && right.list !== null && left.list !== right.list && isSame(left.list.of, right.list.of)) {
    refuse(`EventBridge would want one item of ${printSource(left.list.of)} to match both conditions on its items.`)
  }
  if (startsWith(left.path, right.path) || startsWith(right.path, left.path)) {
    refuse(`EventBridge cannot test a field and one inside it: ${nameOf(left)} and ${nameOf(right)}.`)
  }
}

const joinAlternatives = (left: Alternative, right: Alternative): Alternative => {
  const joined = [...left]
  for (const match of right) {
    const index = joined.findIndex(({ path }) => isSame(path, match.path))
    const known = joined[index]
    for (const other of joined) if (other !== known) checkBeside(other, match)
    if (known === undefined) joined.push(match)
    else {
      if (known.list !== match.list) checkBeside(known, match)
      joined[index] = mergeMatches(known, match)
    }
  }
  return joined
}

const limit = (alternatives: Alternative[]): Alternative[] =>
  alternatives.length <= maxAlternatives
    ? alternatives
    : refuse(`Spelled out for EventBridge the condition has more than ${maxAlternatives} alternatives.`)

const allOf = (parts: readonly Alternative[][]): Alternative[] =>
  parts.reduce<Alternative[]>(
    (known, part) => limit(known.flatMap((left) => part.map((right) => joinAlternatives(left, right)))),
    [[]],
  )

/** Alternatives about one and the same field become one list of what it may be. */
const anyOf = (parts: readonly Alternative[][]): Alternative[] => {
  const alternatives: Alternative[] = []
  for (const alternative of parts.flat()) {
    const [match] = alternative
    const index = alternatives.findIndex((known) => {
      const [other] = known
      if (known.length !== 1 || alternative.length !== 1 || !match || !other) return false
      return isSame(match.path, other.path) && !match.isAbsent && !other.isAbsent
    })
    const [known] = alternatives[index] ?? []
    if (match === undefined || known === undefined) alternatives.push(alternative)
    else alternatives[index] = [{ ...known, matchers: [...known.matchers, ...match.matchers] }]
  }
  return limit(alternatives)
}

const stepsOf = (steps: readonly string[]): string[] => {
  for (const step of steps) {
    if (/^\d+$/.test(step)) refuse('EventBridge cannot pick an item of a list by its index.')
    if (step === '$or' || step.includes('.')) refuse(`EventBridge cannot name the field ${JSON.stringify(step)}.`)
  }
  return [...steps]
}

const noPlace = { header: 'headers', query: 'query parameters', method: 'method' } as const

const pathOf = (source: ConditionSource, list: Place['list']): string[] => {
  if (source.from === 'eventType') return ['detail-type']
  if (source.from === 'item') return [...(list?.path ?? []), ...stepsOf(source.path)]
  if (source.from !== 'body') return refuse(`An EventBridge event has no ${noPlace[source.from]} of a request.`)
  return source.path.length === 0
    ? refuse('EventBridge cannot test the body as a whole.')
    : ['detail', ...stepsOf(source.path)]
}

class PatternPrinter {
  readonly differences = new Set<string>([detailDifference])

  alternatives(condition: Condition, place: Place): Alternative[] {
    if (condition.type === 'test') return this.test(condition, place)
    if (condition.type === 'each') return this.each(condition, place)
    const negated = place.negated !== (condition.combine === 'none')
    const parts = condition.conditions.map((part) => this.alternatives(part, { ...place, negated }))
    return (condition.combine === 'all') === negated ? anyOf(parts) : allOf(parts)
  }

  private each(each: ConditionEach, place: Place): Alternative[] {
    if (place.negated || each.quantifier !== 'any') {
      return refuse('EventBridge can ask only whether any item of a list matches, not all or none.')
    }
    if (place.list !== null) return refuse('EventBridge cannot look at lists inside the items of a list.')
    this.differences.add(listDifference)
    this.differences.add('Where the event has one object in place of the list, EventBridge tests that object.')
    return this.alternatives(each.where, { negated: false, list: { each, path: pathOf(each.of, null) } })
  }

  private test(test: ConditionTest, { list, negated }: Place): Alternative[] {
    const path = pathOf(test.source, list)
    const { differences = [], fails, holds } = translateTest(test)
    const matchers = negated ? fails : holds
    if (typeof matchers === 'string') return refuse(matchers)
    for (const difference of differences) this.differences.add(difference)
    if (test.source.from !== 'eventType') this.differences.add(listDifference)
    const mayBeAbsent = holdsOnMissing(test) !== negated
    if (test.source.from !== 'item') return listAlternatives({ path, list: null }, matchers, mayBeAbsent)
    if (mayBeAbsent || JSON.stringify(matchers).includes('anything-but')) {
      return refuse('EventBridge cannot say of an item of a list that something is not so.')
    }
    return listAlternatives({ path, list: list?.each ?? null }, matchers, false)
  }
}

const listAlternatives = (
  field: Pick<FieldMatch, 'path' | 'list'>,
  matchers: Matcher[],
  mayBeAbsent: boolean,
): Alternative[] => [
  ...(matchers.length === 0 ? [] : [[{ ...field, matchers, isAbsent: false }]]),
  ...(mayBeAbsent ? [[{ ...field, matchers: [{ exists: false }], isAbsent: true }]] : []),
]

type Tree = Map<string, Tree | Matcher[]>

const toTree = (alternative: Alternative): Tree => {
  const root: Tree = new Map()
  for (const { path, matchers } of alternative) {
    let at = root
    for (const step of path.slice(0, -1)) {
      const known = at.get(step)
      const next: Tree = known instanceof Map ? known : new Map()
      at.set(step, next)
      at = next
    }
    at.set(path.at(-1) ?? '', matchers)
  }
  return root
}

const printTree = (tree: Tree): string =>
  `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}:${value instanceof Map ? printTree(value) : JSON.stringify(value)}`).join(',')}}`

const printPattern = (alternatives: readonly Alternative[]): string => {
  const objects = alternatives.map((alternative) => printTree(toTree(alternative)))
  return objects.length === 1 ? objects.join('') : `{"$or":[${objects.join(',')}]}`
}

/** A condition as an EventBridge event pattern (JSON text), for an event with the body as its `detail`. */
export function exportEventBridge(condition: Condition): ExportedCondition {
  const printer = new PatternPrinter()
  try {
    const alternatives = printer.alternatives(condition, { negated: false, list: null })
    if (alternatives.length === 0) return { kind: 'refused', reasons: ['The condition can never hold.'] }
    const text = printPattern(alternatives)
    if (text.length > maxPatternLength) {
      return {
        kind: 'refused',
        reasons: [`The pattern has ${text.length} characters; EventBridge takes ${maxPatternLength}.`],
      }
    }
    return { kind: 'text', text, differences: [...printer.differences] }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: 'refused', reasons: [thrown.message] }
    throw thrown
  }
}
