import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../contracts/condition'
import { evaluate } from '../conditions/evaluate'
import { anyCondition, anyJsonText } from '../testing/condition-arbitraries'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { matchesEventPattern } from '../testing/match-event-pattern'
import { mutateJson } from '../testing/mutants'
import { exportEventBridge } from './event-bridge'

type Fields = Parameters<typeof matchesEventPattern>[1]

const patternOf = (text: string): string => {
  const exported = exportEventBridge(conditionOf(text))
  return exported.kind === 'text' ? exported.text : exported.reasons.join(' ')
}

describe('patterns', () => {
  it.each([
    ['body.action equals "opened"', '{"detail":{"action":["opened"]}}'],
    ['eventType in ["push", "issues.opened"]', '{"detail-type":["push","issues.opened"]}'],
    ['body.a equals "x" and body.b.c is true', '{"detail":{"a":["x"],"b":{"c":[true]}}}'],
    ['body.a equals "x" or body.a equals null', '{"detail":{"a":["x",null]}}'],
    ['body.a equals 5', '{"detail":{"a":[{"numeric":["=",5]}]}}'],
    ['body.a not in ["x", "y"]', '{"detail":{"a":[{"anything-but":["x","y"]}]}}'],
    ['body.a between 1 and 2.5', '{"detail":{"a":[{"numeric":[">=",1,"<=",2.5]}]}}'],
    ['body.a contains "a*b\\\\"', '{"detail":{"a":[{"wildcard":"*a\\\\*b\\\\\\\\*"}]}}'],
    ['body.a matches wildcard "x**y"', '{"detail":{"a":[{"wildcard":"x*y"}]}}'],
    ['body.a not exists', '{"detail":{"a":[{"exists":false}]}}'],
    ['body.a equals "x" or missing', '{"$or":[{"detail":{"a":["x"]}},{"detail":{"a":[{"exists":false}]}}]}'],
    [
      'not (body.a equals "x")',
      '{"$or":[{"detail":{"a":[{"anything-but":["x"]}]}},{"detail":{"a":[{"exists":false}]}}]}',
    ],
    [
      'any item of body.labels where (item.name equals "bug" and item.color equals "red")',
      '{"detail":{"labels":{"name":["bug"],"color":["red"]}}}',
    ],
    ['any item of body.tags where (item starts with "a")', '{"detail":{"tags":[{"prefix":"a"}]}}'],
    ['body.ip in network "10.0.0.0/8"', '{"detail":{"ip":[{"cidr":"10.0.0.0/8"}]}}'],
    ['body.t before "2026-03-01T09:00:00Z" as epoch seconds', '{"detail":{"t":[{"numeric":["<",1772355600]}]}}'],
    ['body.__proto__ equals "x"', '{"detail":{"__proto__":["x"]}}'],
  ])('%s', (text, pattern) => {
    expect(patternOf(text)).toBe(pattern)
  })
})

describe('what a pattern cannot say is refused with the reason', () => {
  it.each([
    ['body.a matches "x"', 'EventBridge has no regular expressions.'],
    ['header.X-Name exists', 'An EventBridge event has no headers of a request.'],
    ['method equals "POST"', 'An EventBridge event has no method of a request.'],
    ['body exists', 'EventBridge cannot test the body as a whole.'],
    ['body.a[0] equals "x"', 'EventBridge cannot pick an item of a list by its index.'],
    ['body["a.b"] equals "x"', 'EventBridge cannot name the field "a.b".'],
    [
      'body.a equals 5000000001',
      'EventBridge compares numbers up to 5,000,000,000 with at most 6 decimals, and 5000000001 is another.',
    ],
    [
      'body.a at least 0.0000001',
      'EventBridge compares numbers up to 5,000,000,000 with at most 6 decimals, and 0.0000001 is another.',
    ],
    [
      'body.a not equals true',
      'EventBridge’s “anything-but” takes only texts or only numbers, not null, true or false.',
    ],
    [
      'body.a not in ["x", 5]',
      'EventBridge’s “anything-but” takes only texts or only numbers, not null, true or false.',
    ],
    ['not (body.a at least 5)', 'EventBridge cannot say that a number test fails, since a text fails it too.'],
    ['body.a at least 5 and body.a at most 9', 'EventBridge cannot put two tests on one field: detail.a.'],
    [
      'body.a exists and body.a.b equals "x"',
      'EventBridge cannot test a field and one inside it: detail.a and detail.a.b.',
    ],
    [
      'all items of body.a where (item equals "x")',
      'EventBridge can ask only whether any item of a list matches, not all or none.',
    ],
    [
      'any item of body.a where (not (item.b equals "x"))',
      'EventBridge cannot say of an item of a list that something is not so.',
    ],
    [
      '(any item of body.a where (item.b equals "x")) and (any item of body.a where (item.c equals "y"))',
      'EventBridge would want one item of body.a to match both conditions on its items.',
    ],
    [
      'body.a contains "x" ignoring case',
      'EventBridge can ignore case only for a whole text, its beginning and its end.',
    ],
    ['body.a equals "x" loosely', 'EventBridge does not read a text as a number: “loosely” cannot be said.'],
    ['body.a exists and body.a not exists', 'EventBridge cannot put two tests on one field: detail.a.'],
    [
      'not (body.a equals "x" or missing or body.a not equals "x")',
      'EventBridge cannot put two tests on one field: detail.a.',
    ],
  ])('%s', (text, reason) => {
    expect(exportEventBridge(conditionOf(text))).toEqual({ kind: 'refused', reasons: [reason] })
  })

  it('also where it is only too long', () => {
    const values = Array.from({ length: 190 }, (_unused, index) => JSON.stringify(`${'x'.repeat(20)}${index}`))
    expect(patternOf(`body.a in [${values.join(', ')}]`)).toMatch(/EventBridge takes 4096\.$/)
    const either = (index: number) => `(body.a${index} equals "x" or body.b${index} equals "x")`
    expect(patternOf(Array.from({ length: 7 }, (_unused, index) => either(index)).join(' and '))).toMatch(
      /more than 64/,
    )
  })
})

const sample = `{"action":"opened","issue":{"number":1296,"title":"Tide table","draft":false,"closed_at":null,"epoch":1772355600,
"labels":[{"name":"bug","color":"red"},{"name":"ui","color":"blue"}],"tags":["alpha","beta"],"ip":"10.1.2.3"},"sender":{"login":"octo-example"}}`

const conditions = [
  'body.action equals "opened"',
  'body.action not equals "closed"',
  'body.action in ["opened", "reopened", null, 5, true]',
  'body.action not in ["closed", "locked"]',
  'body.issue.number not in [7, 8]',
  'body.issue.closed_at is null',
  'body.issue.closed_at has no value',
  'not (body.issue.closed_at has value)',
  'body.issue.draft is false or missing',
  'body.action equals ignoring case "OPENED"',
  'body.issue.title contains "de t"',
  'body.issue.title starts with "TIDE" ignoring case',
  'body.issue.title ends with "table"',
  'body.issue.title matches wildcard "T*t*e"',
  'body.issue.number greater than 1295.5 and body.issue.epoch after "2026-03-01T08:00:00Z" as epoch seconds',
  'body.issue.number between 1 and 1296',
  'body.issue.ip in network "10.0.0.0/8"',
  'not (body.action equals "closed" or body.issue.title contains "x")',
  'not (body.action equals "opened" and body.issue.number equals 1296)',
  '(body.action equals "closed" or body.sender.login starts with "octo") and eventType equals "issues.opened"',
  'any item of body.issue.labels where (item.name equals "bug" and item.color equals "red")',
  'any item of body.issue.labels where (item.name equals "bug" and (item.color equals "blue" or item.color equals "red"))',
  'any item of body.issue.tags where (item starts with "al")',
  'body.issue.tags has any item ["gamma", "beta"]',
]

const decide = (pattern: string, body: Fields): boolean =>
  matchesEventPattern(JSON.parse(pattern) as Fields, { 'detail-type': 'issues.opened', detail: body })

describe('a matcher after the description of EventBridge decides as Hookwright does', () => {
  // A list or object where a plain value is asked for is among the differences that are listed.
  const bodies = [sample, '{}', ...mutateJson(sample, 'scalars')]

  it.each(conditions)('on a sample and its mutants: %s', (text) => {
    const condition = conditionOf(text)
    const pattern = patternOf(text)
    const otherwise = bodies.filter((body) => {
      const { holds } = evaluate(condition, makeEvent(body, { eventType: 'issues.opened' }))
      return decide(pattern, JSON.parse(body) as Fields) !== holds
    })
    expect(otherwise).toEqual([])
  })

  it.each([
    ['body.a equals "x"', '{"a":["x","y"]}', /each of its values/],
    ['body.a exists', '{"a":{"b":1}}', /an object does not count/],
    ['body.a not contains "x"', '{"a":5}', /only texts match/],
    ['body.a has item "x"', '{"a":"x"}', /plain value matches as a list/],
    ['body.a is empty', '{"a":[]}', /only an empty text/],
    ['body.a at least 5', '{"a":5000000001}', /5,000,000,000/],
    ['any item of body.a where (item.b equals "x")', '{"a":{"b":"x"}}', /one object in place of the list/],
  ])('and where it does not, the difference is listed: %s on %s', (text, body, difference) => {
    const exported = exportEventBridge(conditionOf(text))
    if (exported.kind === 'refused') throw new Error(exported.reasons.join(' '))
    expect(decide(exported.text, JSON.parse(body) as Fields)).not.toBe(
      evaluate(conditionOf(text), makeEvent(body)).holds,
    )
    expect(exported.differences).toContainEqual(expect.stringMatching(difference))
  })
})

it('any condition is exported or refused, and what is exported is a pattern', () => {
  fc.assert(
    fc.property(anyCondition, anyJsonText, (condition: Condition, body) => {
      const exported = exportEventBridge(condition)
      if (exported.kind === 'refused') expect(exported.reasons).not.toEqual([])
      else matchesEventPattern(JSON.parse(exported.text) as Fields, { detail: JSON.parse(body) as Fields })
    }),
    { numRuns: 1000 },
  )
})
