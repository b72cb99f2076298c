import type { ActualValue } from '../../contracts/condition-explanation'
import type { JsonNode } from '../decode/json-node'
import { countOf } from '../evidence'

const maxShown = 120

const cut = (text: string): string => (text.length > maxShown ? `${text.slice(0, maxShown - 1)}…` : text)

const textOf = (value: JsonNode): string => {
  switch (value.type) {
    case 'string':
      return JSON.stringify(cut(value.value))
    case 'number':
      return cut(value.text)
    case 'boolean':
      return String(value.value)
    case 'null':
      return 'null'
    case 'array':
      return value.items.length === 0 ? 'an empty list' : `a list of ${countOf(value.items.length, 'item')}`
    case 'object':
      return value.entries.length === 0 ? 'an empty object' : `an object with ${countOf(value.entries.length, 'key')}`
  }
}

/** A value for the screen: scalars as JSON writes them, cut at 120 characters; lists and objects by their size. */
export function showActual(value: JsonNode | null): ActualValue {
  return value === null ? { type: 'missing', text: '' } : { type: value.type, text: textOf(value) }
}
