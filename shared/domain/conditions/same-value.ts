import type { JsonNode } from '../decode/json-node'
import { compareNumbers } from '../decode/json-number'
import { entriesByKey } from './find-entry'
import { readNumber, readText, readTruth } from './scalar'

type Pair = readonly [JsonNode, JsonNode]

/** The pairs below a pair that have to be equal too; `null` when the two differ already. */
const pairsBelow = ([left, right]: Pair): readonly Pair[] | null => {
  if (left.type === 'array' && right.type === 'array') {
    const { items } = right
    if (left.items.length !== items.length) return null
    return left.items.flatMap((item, index): Pair[] => {
      const other = items[index]
      return other === undefined ? [] : [[item, other]]
    })
  }
  if (left.type !== 'object' || right.type !== 'object') return isSameScalar(left, right) ? [] : null
  const others = entriesByKey(right)
  const own = entriesByKey(left)
  if (own.size !== others.size) return null
  const pairs: Pair[] = []
  for (const [key, entry] of own) {
    const other = others.get(key)
    if (other === undefined) return null
    pairs.push([entry.value, other.value])
  }
  return pairs
}

const isSameScalar = (left: JsonNode, right: JsonNode): boolean => {
  if (left.type === 'number' && right.type === 'number') return compareNumbers(left.text, right.text) === 0
  if (left.type === 'string' && right.type === 'string') return left.value === right.value
  if (left.type === 'boolean' && right.type === 'boolean') return left.value === right.value
  return left.type === 'null' && right.type === 'null'
}

const isSameLoosely = (left: JsonNode, right: JsonNode): boolean => {
  const numbers = [readNumber(left, true), readNumber(right, true)] as const
  if (numbers[0] !== null && numbers[1] !== null) return compareNumbers(numbers[0], numbers[1]) === 0
  const truths = [readTruth(left, true), readTruth(right, true)] as const
  if (truths[0] !== null && truths[1] !== null) return truths[0] === truths[1]
  const text = readText(left, true)
  return text !== null && text === readText(right, true)
}

/** Whether two values are the same: type by type, numbers by their exact value, objects whatever the order of their keys. */
export function isSameValue(left: JsonNode, right: JsonNode, loose: boolean): boolean {
  if (loose && isSameLoosely(left, right)) return true
  const ahead: Pair[] = [[left, right]]
  for (let pair = ahead.pop(); pair !== undefined; pair = ahead.pop()) {
    const below = pairsBelow(pair)
    if (below === null) return false
    for (const next of below) ahead.push(next)
  }
  return true
}
