import type { ConditionSource } from '../../contracts/condition'
import { valueTypes } from '../../contracts/condition'
import type { ValueType } from '../../contracts/condition'
import type { JsonNode } from '../decode/json-node'
import { compareText } from '../schema/compare-text'
import { showActual } from './actual-value'
import { readValue } from './condition-event'
import type { ConditionEvent } from './condition-event'
import { readQuery } from '../request-query'
import { printSource } from './source-name'

export const maxPaths = 2000
const maxDepth = 32
const maxItemsRead = 50
const maxExamples = 5

/** A value that a test can be about, as it was met in the events. */
export interface PathChoice {
  source: ConditionSource
  /** As the text form writes it. */
  text: string
  /** For `item`: the list it stands in, then the list around that, and so on. */
  within: ConditionSource[]
  types: ValueType[]
  /** Values met, as the screen shows them; scalars only. */
  examples: string[]
  /** In how many of the events it was there. */
  seen: number
}

/** The choices in the order in which they were met, and whether some were left out. */
export interface PathChoices {
  choices: PathChoice[]
  events: number
  limited: boolean
}

interface Found {
  source: ConditionSource
  within: ConditionSource[]
  types: Set<ValueType>
  examples: Set<string>
  seen: number
  lastEvent: number
}

interface Visit {
  node: JsonNode
  source: ConditionSource
  within: ConditionSource[]
  depth: number
}

const isPath = (source: ConditionSource): source is Extract<ConditionSource, { path: string[] }> =>
  source.from === 'body' || source.from === 'item'

const keyOf = ({ source, within }: Pick<Visit, 'source' | 'within'>): string =>
  [source, ...within].map(printSource).join(' < ')

class PathCollector {
  readonly found = new Map<string, Found>()
  limited = false
  private event = 0

  add(event: ConditionEvent): void {
    this.event += 1
    if (event.body !== null) this.walk({ node: event.body, source: { from: 'body', path: [] }, within: [], depth: 0 })
    const names = [...new Set(event.headers.map(([name]) => name.toLowerCase()))].sort(compareText)
    this.addRequest(event, [
      { from: 'eventType' },
      { from: 'method' },
      ...names.map((name): ConditionSource => ({ from: 'header', name })),
      ...[...new Set(readQuery(event.target).map(({ name }) => name))]
        .filter((name) => name !== '')
        .map((name): ConditionSource => ({ from: 'query', name })),
    ])
  }

  private addRequest(event: ConditionEvent, sources: readonly ConditionSource[]): void {
    for (const source of sources) {
      const node = readValue(source, event, null)
      if (node !== null) this.record({ node, source, within: [], depth: 0 })
    }
  }

  private walk(root: Visit): void {
    const ahead = [root]
    for (let visit = ahead.pop(); visit !== undefined; visit = ahead.pop()) {
      const isRoot = visit === root
      if (!(isRoot && visit.node.type === 'object') && !this.record(visit)) continue
      if (visit.depth >= maxDepth) this.limited = true
      else for (const below of this.below(visit).reverse()) ahead.push(below)
    }
  }

  private below({ depth, node, source, within }: Visit): Visit[] {
    if (!isPath(source)) return []
    if (node.type === 'object') {
      return [...new Map(node.entries.map(({ key, value }) => [key, value]))].map(([key, value]) => {
        return { node: value, source: { from: source.from, path: [...source.path, key] }, within, depth: depth + 1 }
      })
    }
    if (node.type !== 'array') return []
    if (node.items.length > maxItemsRead) this.limited = true
    return node.items.slice(0, maxItemsRead).map((item) => {
      return { node: item, source: { from: 'item', path: [] }, within: [source, ...within], depth: depth + 1 }
    })
  }

  /** Whether there was room for it. */
  private record(visit: Visit): boolean {
    const key = keyOf(visit)
    let found = this.found.get(key)
    if (found === undefined) {
      if (this.found.size >= maxPaths) {
        this.limited = true
        return false
      }
      const { source, within } = visit
      found = { source, within, types: new Set(), examples: new Set(), seen: 0, lastEvent: 0 }
      this.found.set(key, found)
    }
    const actual = showActual(visit.node)
    found.types.add(visit.node.type)
    if (visit.node.type !== 'object' && visit.node.type !== 'array' && found.examples.size < maxExamples) {
      found.examples.add(actual.text)
    }
    if (found.lastEvent !== this.event) found.seen += 1
    found.lastEvent = this.event
    return true
  }
}

/** The values of several events that a test can be about, with what was met there. Bounded in number and time. */
export function listPaths(events: readonly ConditionEvent[]): PathChoices {
  const collector = new PathCollector()
  for (const event of events) collector.add(event)
  const choices = [...collector.found.values()].map(({ examples, seen, source, types, within }): PathChoice => {
    const text = printSource(source)
    return { source, text, within, types: valueTypes.filter((type) => types.has(type)), examples: [...examples], seen }
  })
  return { choices, events: events.length, limited: collector.limited }
}

/** The choices in which every word of a search is found, in the path or in a value, whatever the case. */
export function searchPaths(choices: readonly PathChoice[], search: string): PathChoice[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return choices.filter(({ examples, text, within }) => {
    const searched = [text, ...within.map(printSource), ...examples].join('\n').toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}
