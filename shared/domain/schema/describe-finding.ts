import type { Finding } from '../../contracts/finding'
import type { JsonNode } from '../decode/json-node'

const maxQuoted = 60

const shorten = (text: string): string => (text.length > maxQuoted ? `${text.slice(0, maxQuoted - 1)}…` : text)

/** A value in a few words: scalars as written, containers by their kind. */
export function quoteNode(node: JsonNode): string {
  switch (node.type) {
    case 'string':
      return JSON.stringify(shorten(node.value))
    case 'number':
      return shorten(node.text)
    case 'boolean':
      return String(node.value)
    case 'null':
      return 'null'
    default:
      return node.type === 'object' ? 'an object' : 'an array'
  }
}

const nameOf = (path: string): string => (path === '' ? 'The body' : path)

/** A finding as a sentence: what stands there and what was expected. */
export function describeFinding({
  code,
  expected,
  path,
  seen,
}: Pick<Finding, 'code' | 'expected' | 'path' | 'seen'>): string {
  const name = nameOf(path)
  switch (code) {
    case 'type':
    case 'fraction':
      return `${name} is ${shorten(seen)}; in every sample it is ${expected}.`
    case 'format':
      return `${name} is ${shorten(seen)}, which is not of the format ${expected} that all samples have.`
    case 'empty':
      return `${name} is empty; in every sample it has the format ${expected}.`
    case 'null':
      return `${name} is null; in every sample it is ${expected}.`
    case 'missing':
      return expected === 'required'
        ? `${name} is missing; it is locked as required.`
        : `${name} is missing; it was ${expected}.`
    case 'value':
      return `${name} is ${shorten(seen)}, which is not among the values ${shorten(expected)}.`
    case 'new':
      return `${name} is new: no sample has it.`
  }
}
