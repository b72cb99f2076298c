import type { ScalarOperand } from '../../contracts/condition'
import { scalarText } from '../body-path'
import type { JsonNode } from '../decode/json-node'
import { compareNumbers } from '../decode/json-number'

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,6})?$/

/** The text of a value; `loose` takes the text of a number, true or false too. `null` when it has none. */
export function readText(node: JsonNode, loose: boolean): string | null {
  return loose ? scalarText(node) : node.type === 'string' ? node.value : null
}

/** The number of a value as text; `loose` takes a text that spells one too. */
export function readNumber(node: JsonNode, loose: boolean): string | null {
  if (node.type === 'number') return node.text
  return loose && node.type === 'string' && numberText.test(node.value) ? node.value : null
}

/** True or false; `loose` takes the texts `true` and `false` too. */
export function readTruth(node: JsonNode, loose: boolean): boolean | null {
  if (node.type === 'boolean') return node.value
  if (!loose || node.type !== 'string') return null
  return node.value === 'true' ? true : node.value === 'false' ? false : null
}

/** Whether a value equals an operand: `different` when the types fit, `wrong_type` when they do not. */
export function compareScalar(
  node: JsonNode,
  operand: ScalarOperand,
  loose: boolean,
): 'equal' | 'different' | 'wrong_type' {
  if (operand === null) return node.type === 'null' ? 'equal' : 'wrong_type'
  const isEqual = equalTo(node, operand, loose)
  return isEqual === null ? 'wrong_type' : isEqual ? 'equal' : 'different'
}

const equalTo = (node: JsonNode, operand: NonNullable<ScalarOperand>, loose: boolean): boolean | null => {
  if (typeof operand === 'string') {
    const text = readText(node, loose)
    return text === null ? null : text === operand
  }
  if (typeof operand === 'boolean') {
    const truth = readTruth(node, loose)
    return truth === null ? null : truth === operand
  }
  const number = readNumber(node, loose)
  return number === null ? null : compareNumbers(number, operand.number) === 0
}
