import type {
  Condition,
  ConditionEach,
  ConditionGroup,
  ConditionSource,
  ConditionTest,
} from '../../contracts/condition'
import { holdsOnMissing } from '../conditions/operators/operators'
import { isChangedByJavaScript } from '../decode/json-number'
import { celText, isCelType } from './cel-literal'
import { printCelTest } from './cel-test'
import type { CelValue } from './cel-test'
import type { ExportedCondition } from './exported-condition'

const maxIndexDigits = 9
const listIndex = /^(?:0|[1-9]\d*)$/
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/
/** Words that CEL keeps for itself: such a key is written in brackets. */
const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
)

const indexDifference = 'An index such as [0] is read in lists only, not as a key of an object.'
const noBodyDifference = 'A body that is the JSON null cannot be told from no body in CEL.'
const repeatedDifference =
  'A header or query parameter that is repeated is a list here; in CEL it is what the host puts in “headers” or “query”.'

const readPath = (root: string, path: readonly string[], differ: (difference: string) => void): CelValue => {
  const there: string[] = []
  let value = root
  for (const step of path) {
    if (listIndex.test(step)) {
      differ(indexDifference)
      there.push(isCelType(value, 'list'), step.length > maxIndexDigits ? 'false' : `size(${value}) > ${step}`)
      value = `${value}[${step}]`
    } else {
      there.push(isCelType(value, 'map'), `${celText(step)} in ${value}`)
      value = identifier.test(step) && !reserved.has(step) ? `${value}.${step}` : `${value}[${celText(step)}]`
    }
  }
  return { there: there.length === 0 ? 'true' : there.join(' && '), value }
}

class CelPrinter {
  readonly reasons = new Set<string>()
  readonly differences = new Set<string>()
  private readonly refuse = (reason: string): void => void this.reasons.add(reason)
  private readonly differ = (difference: string): void => void this.differences.add(difference)

  print(condition: Condition, depth: number): string {
    if (condition.type === 'test') return this.test(condition, depth)
    return condition.type === 'group' ? this.group(condition, depth) : this.each(condition, depth)
  }

  private read(source: ConditionSource, depth: number): CelValue {
    switch (source.from) {
      case 'body': {
        const value = readPath('body', source.path, this.differ)
        if (source.path.length > 0) return value
        this.differ(noBodyDifference)
        return { ...value, there: `type(body) != null_type` }
      }
      case 'item':
        return readPath(itemName(depth), source.path, this.differ)
      case 'header':
      case 'query': {
        this.differ(repeatedDifference)
        const [map, name] = source.from === 'header' ? ['headers', source.name.toLowerCase()] : ['query', source.name]
        return { there: `${celText(name)} in ${map}`, value: `${map}[${celText(name)}]` }
      }
      case 'method':
        return { there: 'true', value: 'method' }
      case 'eventType':
        return { there: isCelType('eventType', 'string'), value: 'eventType' }
    }
  }

  private test(test: ConditionTest, depth: number): string {
    const { there, value } = this.read(test.source, depth)
    if (test.operator === 'exists') return `(${there})`
    if (test.operator === 'not_exists') return `!(${there})`
    const read = (source: ConditionSource): CelValue => this.read(source, depth)
    const holds = printCelTest(test, value, { read, refuse: this.refuse, differ: this.differ })
    if (holdsOnMissing(test)) return `(!(${there}) || ${holds})`
    return there === 'true' ? `(${holds})` : `(${there} && ${holds})`
  }

  private group({ combine, conditions }: ConditionGroup, depth: number): string {
    const parts = conditions.map((condition) => this.print(condition, depth))
    const joined = parts.join(combine === 'all' ? ' && ' : ' || ')
    if (combine === 'none') return `!(${joined})`
    return parts.length === 1 ? joined : `(${joined})`
  }

  private each({ of, quantifier, where }: ConditionEach, depth: number): string {
    const { there, value } = this.read(of, depth)
    const item = itemName(depth + 1)
    const inside = this.print(where, depth + 1)
    const macros = {
      any: `${value}.exists(${item}, ${inside})`,
      all: `size(${value}) > 0 && ${value}.all(${item}, ${inside})`,
      none: `!${value}.exists(${item}, ${inside})`,
    }
    const list = `${isCelType(value, 'list')} && ${macros[quantifier]}`
    return there === 'true' ? `(${list})` : `(${there} && ${list})`
  }
}

const itemName = (depth: number): string => (depth <= 1 ? 'item' : `item${depth}`)

/** Texts and numbers of a condition that no CEL can hold. */
const findUnsayable = (condition: Condition): string[] => {
  const reasons = new Set<string>()
  const ahead: unknown[] = [condition]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'string' && /\p{Surrogate}/u.test(next)) {
      reasons.add('A text holds half of a surrogate pair, which CEL cannot write.')
    }
    if (typeof next !== 'object' || next === null) continue
    for (const [key, value] of Object.entries(next)) {
      if (key === 'number' && typeof value === 'string' && isChangedByJavaScript(value)) {
        reasons.add(`The number ${value} has more digits than a CEL double keeps.`)
      }
      ahead.push(value)
    }
  }
  return [...reasons]
}

/**
 * A condition as a CEL expression that never fails on an absent or odd value. Its variables: `body` (the JSON, else null),
 * `headers` (a map by lower-case name), `query` (a map), `method` and `eventType` (a string, else null).
 */
export function exportCel(condition: Condition): ExportedCondition {
  const printer = new CelPrinter()
  const text = printer.print(condition, 0)
  const reasons = [...findUnsayable(condition), ...printer.reasons]
  if (reasons.length > 0) return { kind: 'refused', reasons }
  return { kind: 'text', text, differences: [...printer.differences] }
}
