import { celEnv, parse, plan } from '@bufbuild/cel'
import { parse as parseCel } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../contracts/condition'
import type { ConditionEvent } from '../conditions/condition-event'
import { evaluate } from '../conditions/evaluate'
import { printCondition } from '../conditions/text/print-condition'
import type { JsonNode } from '../decode/json-node'
import { anyCondition, anyJsonText } from '../testing/condition-arbitraries'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { mutateJson } from '../testing/mutants'
import { exportCel } from './cel'

type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

const toValue = (node: JsonNode | null): Value => {
  if (node === null || node.type === 'null') return null
  if (node.type === 'number') return Number(node.text)
  if (node.type === 'array') return node.items.map(toValue)
  if (node.type !== 'object') return node.value
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toValue(value)]))
}

const contextOf = (event: ConditionEvent): Record<string, Value> => ({
  body: toValue(event.body),
  headers: Object.fromEntries(event.headers.map(([name, value]) => [name.toLowerCase(), value])),
  query: Object.fromEntries(new URL(event.target, 'http://host.example').searchParams),
  method: event.method,
  eventType: event.eventType,
})

const toMaps = (value: Value): unknown => {
  if (Array.isArray(value)) return value.map(toMaps)
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([key, inner]) => [key, toMaps(inner)]))
}

interface Engine {
  name: string
  compile: (text: string) => (event: ConditionEvent) => unknown
  /** Whether the engine can be asked about this at all. */
  isFit: (condition: Condition, text: string) => boolean
  /** Whether it tells a key with null from no key. */
  knowsNull: boolean
}

const environment = celEnv()

const engines: Engine[] = [
  {
    name: '@bufbuild/cel',
    compile: (text) => {
      const run = plan(environment, parse(text))
      return (event) => {
        const context = Object.entries(contextOf(event)).map(([name, value]) => [name, toMaps(value)])
        return run(Object.fromEntries(context) as Parameters<typeof run>[0])
      }
    },
    isFit: () => true,
    knowsNull: false,
  },
  {
    name: '@marcbachmann/cel-js',
    compile: (text) => {
      const run = parseCel(text)
      return (event) => run(contextOf(event)) as unknown
    },
    // Its regular expressions are those of JavaScript, not RE2.
    isFit: (condition, text) => !text.includes('(?i)') && !printCondition(condition).includes('\\\\A'),
    knowsNull: true,
  },
]

/** Most conditions have a loose test somewhere, which is refused. */
const withoutLoose = (condition: Condition): Condition =>
  JSON.parse(JSON.stringify(condition), (key, value: unknown) => (key === 'loose' ? undefined : value)) as Condition

const dropNulls = (node: JsonNode): JsonNode => {
  if (node.type === 'array') return { ...node, items: node.items.map(dropNulls) }
  if (node.type !== 'object') return node
  const last = new Map(node.entries.map((entry) => [entry.key, entry]))
  const kept = [...last.values()].filter(({ value }) => value.type !== 'null')
  return { ...node, entries: kept.map((entry) => ({ ...entry, value: dropNulls(entry.value) })) }
}

const eventFor = (engine: Engine, body: string): ConditionEvent => {
  const event = makeEvent(body, {
    headers: [['X-Name', 'a']],
    target: '/hooks/t?a=1&b=',
    eventType: 'issues.opened',
  })
  return engine.knowsNull || event.body === null ? event : { ...event, body: dropNulls(event.body) }
}

const decide = (run: (event: ConditionEvent) => unknown, event: ConditionEvent): unknown => {
  try {
    return run(event)
  } catch (thrown) {
    return thrown
  }
}

const sample = `{"action":"opened","issue":{"number":1296,"title":"Büro: 50% off (really)","draft":false,"score":1.5,
"created_at":"2026-02-03T10:11:12Z","closed_at":null,"epoch":1772355600,"labels":[{"name":"bug","color":"d73a4a"},{"name":"ui","color":"0e8a16"}],
"tags":["alpha","beta"],"in":"reserved","first name":"Ada"},"sender":{"login":"octo-example","id":583231},"previous":"closed"}`

const conditions = [
  'body.action equals "opened"',
  'body.action not equals "closed"',
  'body.action in ["opened", "reopened", null, 5, true]',
  'body.action not in ["closed", 7]',
  'body.issue.closed_at is null',
  'body.issue.closed_at has no value',
  'body.issue.closed_at has value',
  'body.issue.milestone exists',
  'body.issue.milestone not exists',
  'body.issue.title is not empty',
  'body.issue.labels is empty',
  'body.issue.draft is false',
  'body.issue.draft is true or missing',
  'body.issue.title equals ignoring case "bÜRO: 50% OFF (REALLY)"',
  'body.issue.title contains "(really)"',
  'body.issue.title contains "BÜRO" ignoring case',
  'body.issue.title not contains "x"',
  'body.issue.title starts with "Büro"',
  'body.issue.title not starts with "X" ignoring case',
  'body.issue.title ends with ")"',
  'body.issue.title not ends with "(REALLY)" ignoring case',
  'body.issue.title matches wildcard "B*%*(*)"',
  'body.issue.title matches "^B.ro: \\\\d+%"',
  'body.issue.title not matches "^x"',
  'body.issue.number greater than 1295.5',
  'body.issue.number at most 1296',
  'body.issue.score between 1 and 1.5',
  'body.issue.number equals 1296.0',
  'body.issue.created_at before "2026-03-01T09:00:00Z"',
  'body.issue.created_at after "2026-02-03T10:11:12+01:00"',
  'body.issue.epoch at least 1 and body.issue.epoch before "2026-03-01T09:00:01Z" as epoch seconds',
  'body.issue.tags has item "alpha"',
  'body.issue.tags has no item "gamma"',
  'body.issue.tags has any item ["gamma", "beta"]',
  'body.issue.tags has all items ["alpha", "beta"]',
  'body.issue.labels length equals 2',
  'body.issue.title length at most 22',
  'body.issue length greater than 3',
  'body.action equals field body.previous',
  'body.issue.labels[0].name equals "bug"',
  'body.action changed since body.previous from "closed" to "opened"',
  'body.issue.number is type number',
  'body.issue.labels is type array',
  'body.issue.in equals "reserved" and body.issue["first name"] equals "Ada"',
  'any item of body.issue.labels where (item.name equals "bug" and item.color equals "d73a4a")',
  'all items of body.issue.labels where (item.name exists)',
  'no item of body.issue.labels where (item.name equals "wip")',
  'any item of body.issue.labels where (any item of body.issue.tags where (item equals "beta"))',
  'not (body.action equals "closed" or body.issue.draft is true)',
  '(body.action equals "closed" and body.sender.id at least 1) or header.x-name equals "a"',
  'query.a equals "1" and query.b is empty and method equals "POST" and eventType starts with "issues."',
  'any of (none of (body.issue.number less than 5))',
]

describe.each(engines)('$name decides as Hookwright does', (engine) => {
  const events = [sample, '{}', '[]', '"x"', '5', ...mutateJson(sample)].map((body) => ({
    body,
    event: eventFor(engine, body),
  }))

  it.each(conditions)('on a sample and its mutants: %s', (text) => {
    const condition = conditionOf(text)
    const exported = exportCel(condition)
    if (exported.kind !== 'text') throw new Error(exported.reasons.join(' '))
    if (!engine.isFit(condition, exported.text)) return
    const run = engine.compile(exported.text)
    const otherwise = events.filter(({ event }) => decide(run, event) !== evaluate(condition, event).holds)
    expect(otherwise.map(({ body }) => body)).toEqual([])
  })

  it('on any condition and any JSON', () => {
    fc.assert(
      fc.property(
        anyCondition.map(withoutLoose),
        fc.array(anyJsonText, { minLength: 1, maxLength: 3 }),
        (condition, bodies) => {
          const exported = exportCel(condition)
          if (exported.kind !== 'text' || exported.differences.some((difference) => difference.startsWith('An index')))
            return
          if (!engine.isFit(condition, exported.text)) return
          const run = engine.compile(exported.text)
          for (const body of bodies.filter((candidate) => candidate !== 'null')) {
            const event = eventFor(engine, body)
            expect(decide(run, event)).toBe(evaluate(condition, event).holds)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('what CEL cannot say', () => {
  it.each([
    ['body.n at least 5 loosely', 'CEL does not read a text as a number: “loosely” cannot be said.'],
    ['body.at within last 2 hours', '“within last” needs a clock, which CEL does not have.'],
    ['body.ip in network "10.0.0.0/8"', 'CEL has no test for IP networks.'],
    ['body.id equals 820982911946154508', 'The number 820982911946154508 has more digits than a CEL double keeps.'],
    [
      'not (any item of body.x where (item equals "\\ud800"))',
      'A text holds half of a surrogate pair, which CEL cannot write.',
    ],
  ])('is refused: %s', (text, reason) => {
    expect(exportCel(conditionOf(text))).toEqual({ kind: 'refused', reasons: [reason] })
  })

  it.each([
    ['body.n at least 5', /doubles/],
    ['body.at before "2026-01-01T00:00:00Z"', /with seconds and a zone/],
    ['body.x matches "a"', /any length/],
    ['header.x exists', /repeated/],
    ['body.x[0] exists', /index/],
    ['body exists', /JSON null/],
  ])('is listed where it decides otherwise in rare cases: %s', (text, difference) => {
    const exported = exportCel(conditionOf(text))
    expect(exported.kind === 'text' && exported.differences).toEqual([expect.stringMatching(difference)])
  })

  it('and nothing is listed where there is no difference', () => {
    const exported = exportCel(conditionOf('body.action equals "opened" and not (body.draft is true)'))
    expect(exported.kind === 'text' && exported.differences).toEqual([])
  })
})
