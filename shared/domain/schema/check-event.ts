import { defaultPolicies } from '../../contracts/field-lock'
import type { Grade, SchemaPolicies } from '../../contracts/field-lock'
import type { Finding, FindingCode } from '../../contracts/finding'
import type { JsonType } from '../../contracts/profile'
import type { JsonNode, JsonObject } from '../decode/json-node'
import { isIntegerText } from '../decode/json-number'
import { escapePointer } from '../decode/json-warnings'
import { describeFinding, quoteNode } from './describe-finding'
import { hasFormat } from './formats'
import { listTypes } from './shape'
import type { Shape } from './shape'

/** Findings kept of each grade, so that many of one cannot hide those of another. */
export const maxFindings = 100

/** The differences between an event and what is known in the order of the event, at most 100 of each grade. */
export interface EventCheck {
  findings: Finding[]
  /** Differences beyond those. */
  omitted: number
}

const usualGrades: Record<FindingCode, Grade> = {
  type: 'hard',
  format: 'hard',
  fraction: 'drift',
  empty: 'drift',
  null: 'drift',
  missing: 'drift',
  value: 'drift',
  new: 'new',
}

interface Difference {
  code: FindingCode
  seen: string
  expected: string
}

/** A place in the event; its pointer is spelled out only for a finding. */
interface Place {
  parent: Place | null
  key: string | number
}

const pointerTo = (place: Place | null): string => {
  const keys: string[] = []
  for (let at = place; at !== null; at = at.parent) keys.push(`/${escapePointer(String(at.key))}`)
  return keys.reverse().join('')
}

class EventChecker {
  readonly findings: Finding[] = []
  omitted = 0
  private readonly counts: Record<Grade, number> = { hard: 0, drift: 0, new: 0 }

  private readonly policies: Pick<SchemaPolicies, 'drift' | 'newFields'>

  constructor(policies: Pick<SchemaPolicies, 'drift' | 'newFields'>) {
    this.policies = policies
  }

  check(shape: Shape, node: JsonNode, place: Place | null): void {
    if (shape.isIgnored || shape.types.length === 0) return
    if (node.type === 'null') {
      if (!shape.isNullable) this.report(shape, place, { code: 'null', seen: 'null', expected: namesOf(shape) })
      return
    }
    if (!this.checkType(shape, node, place)) return
    if (node.type === 'string') this.checkString(shape, node.value, place)
    else if (node.type === 'object') this.checkObject(shape, node, place)
    else if (node.type === 'array' && shape.items !== null) {
      const { items } = shape
      node.items.forEach((item, key) => this.check(items, item, { parent: place, key }))
    }
    this.checkValue(shape, node, place)
  }

  private checkType(shape: Shape, node: JsonNode, place: Place | null): boolean {
    const type: JsonType = node.type === 'number' && isIntegerText(node.text) ? 'integer' : node.type
    if (shape.types.includes(type) || (type === 'integer' && shape.types.includes('number'))) return true
    const code = type === 'number' && shape.types.includes('integer') ? 'fraction' : 'type'
    this.report(shape, place, { code, seen: quoteNode(node), expected: namesOf(shape) })
    return false
  }

  private checkString(shape: Shape, text: string, place: Place | null): void {
    const { field, format } = shape
    if (text === '') {
      const isNew = field.strings !== null && field.strings.minLength > 0
      if (isNew) this.report(shape, place, { code: 'empty', seen: 'empty', expected: format ?? 'text' })
    } else if (format !== null && !hasFormat(format, text)) {
      this.report(shape, place, { code: 'format', seen: JSON.stringify(text), expected: format })
    }
  }

  private checkValue(shape: Shape, node: JsonNode, place: Place | null): void {
    if (node.type !== 'string' && node.type !== 'number') return
    const text = node.type === 'string' ? node.value : node.text
    const values = shape.values ?? (node.type === 'string' && text !== '' ? shape.usualValues : null)
    if (values === null || values.has(text)) return
    this.report(shape, place, { code: 'value', seen: quoteNode(node), expected: [...values].join(', ') })
  }

  private checkObject(shape: Shape, object: JsonObject, parent: Place | null): void {
    const entries = new Map(object.entries.map(({ key, value }) => [key, value]))
    for (const [key, node] of entries) {
      const known = shape.rest ?? shape.properties.get(key)
      if (known) this.check(known, node, { parent, key })
      else if (shape.types.includes('object')) this.reportNew(shape, node, { parent, key })
    }
    for (const property of shape.properties.values()) {
      if (!property.isExpected || property.isIgnored || entries.has(property.name)) continue
      const expected = property.lock.required ? 'required' : `in ${property.field.seen} of ${property.parents}`
      this.report(property, { parent, key: property.name }, { code: 'missing', seen: 'nothing', expected })
    }
  }

  private reportNew(shape: Shape, node: JsonNode, place: Place): void {
    const field = `${shape.path}/${escapePointer(String(place.key))}`
    this.add(shape.lock.strict ? 'hard' : this.policies.newFields, field, place, {
      code: 'new',
      seen: quoteNode(node),
      expected: 'nothing',
    })
  }

  private report(shape: Shape, place: Place | null, difference: Difference): void {
    const usual = usualGrades[difference.code]
    const grade = shape.lock.strict ? 'hard' : usual === 'drift' ? this.policies.drift : usual
    this.add(grade, shape.path, place, difference)
  }

  private add(grade: Grade, field: string, place: Place | null, difference: Difference): void {
    this.counts[grade] += 1
    if (this.counts[grade] > maxFindings) {
      this.omitted += 1
      return
    }
    const path = pointerTo(place)
    this.findings.push({ grade, path, field, ...difference, message: describeFinding({ path, ...difference }) })
  }
}

const namesOf = (shape: Shape): string => listTypes(shape).join(' or ')

/**
 * Holds an event against the shape of its kind. A wrong type or format is hard; null, a missing field, a fraction, an empty
 * text or an unlisted value is drift; an unknown field is new; unless the policies or a lock lift the grade. Never throws.
 */
export function checkEvent(
  shape: Shape,
  event: JsonNode,
  policies: Pick<SchemaPolicies, 'drift' | 'newFields'> = defaultPolicies,
): EventCheck {
  const checker = new EventChecker(policies)
  if (shape.field.seen > 0) checker.check(shape, event, null)
  return { findings: checker.findings, omitted: checker.omitted }
}
