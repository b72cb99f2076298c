import type { ConditionSource } from '../../contracts/condition'

const plainKey = /^[A-Za-z_$][A-Za-z0-9_$-]*$/
const indexKey = /^(?:0|[1-9]\d*)$/

/** One step of a path as the text form writes it: `.key`, `[0]` or `["any text"]`. */
export function printStep(step: string): string {
  if (plainKey.test(step)) return `.${step}`
  return indexKey.test(step) ? `[${step}]` : `[${JSON.stringify(step)}]`
}

const printPath = (path: readonly string[]): string => path.map(printStep).join('')

/** A source as the text form writes it, such as `body.issue.labels[0]` or `header["X-GitHub-Event"]`. */
export function printSource(source: ConditionSource): string {
  switch (source.from) {
    case 'body':
    case 'item':
      return source.from + printPath(source.path)
    case 'header':
    case 'query':
      return source.from + printStep(source.name)
    default:
      return source.from
  }
}

/** A source in words for a sentence: `action`, `header X-GitHub-Event`, `the event type`. */
export function describeSource(source: ConditionSource): string {
  switch (source.from) {
    case 'body':
      return source.path.length === 0 ? 'the body' : printPath(source.path).replace(/^\./, '')
    case 'item':
      return source.path.length === 0 ? 'the item' : `${printPath(source.path).replace(/^\./, '')} of the item`
    case 'header':
      return `header ${source.name}`
    case 'query':
      return `query parameter ${source.name}`
    case 'method':
      return 'the method'
    case 'eventType':
      return 'the event type'
  }
}
