import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../contracts/condition'
import { explanationSchema } from '../../contracts/condition-explanation'
import { viewRequest } from '../request-view'
import { anyCondition, anyJsonText } from '../testing/condition-arbitraries'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { makeRequest, now } from '../testing/fixtures'
import { makeConditionEvent } from './condition-event'
import { evaluate } from './evaluate'
import { explain } from './explain'

const holds = (text: string, body: string): boolean => evaluate(conditionOf(text), makeEvent(body)).holds

const issue = `{"action":"opened","issue":{"number":7,"labels":[{"name":"bug","color":"red"},{"name":"ui","color":"blue"}]}}`

describe('groups', () => {
  it('combine what stands in them', () => {
    expect(holds('body.action equals "opened" and body.issue.number equals 7', issue)).toBe(true)
    expect(holds('body.action equals "closed" or body.issue.number equals 7', issue)).toBe(true)
    expect(holds('not (body.action equals "closed" or body.issue.number equals 8)', issue)).toBe(true)
    expect(holds('not (body.action equals "closed" or body.issue.number equals 7)', issue)).toBe(false)
  })

  it('look at every branch, also where the first has decided', () => {
    const { explanation } = evaluate(conditionOf('body.a exists and body.action equals "opened"'), makeEvent(issue))
    expect(explanation).toMatchObject({
      holds: false,
      conditions: [
        { holds: false, reason: 'missing', actual: { type: 'missing' } },
        { holds: true, reason: null, actual: { type: 'string', text: '"opened"' } },
      ],
    })
  })
})

describe('conditions on items', () => {
  it('test one item at a time: two properties have to meet in the same one', () => {
    const same = 'any item of body.issue.labels where (item.name equals "bug" and item.color equals "red")'
    const crossed = 'any item of body.issue.labels where (item.name equals "bug" and item.color equals "blue")'
    expect(holds(same, issue)).toBe(true)
    expect(holds(crossed, issue)).toBe(false)
  })

  it.each([
    ['any item of body.x where (item equals 1)', '[2,1]', true, null],
    ['any item of body.x where (item equals 1)', '[2]', false, 'no_item_matched'],
    ['any item of body.x where (item equals 1)', '[]', false, 'no_items'],
    ['all items of body.x where (item equals 1)', '[1,1]', true, null],
    ['all items of body.x where (item equals 1)', '[1,2]', false, 'item_not_matched'],
    ['all items of body.x where (item equals 1)', '[]', false, 'no_items'],
    ['no item of body.x where (item equals 1)', '[2]', true, null],
    ['no item of body.x where (item equals 1)', '[2,1]', false, 'item_matched'],
    ['no item of body.x where (item equals 1)', '[]', true, null],
    ...['any item', 'all items', 'no item'].flatMap((words): [string, string, boolean, string][] => [
      [`${words} of body.x where (item exists)`, '{}', false, 'wrong_type'],
      [`${words} of body.x where (item exists)`, 'null', false, 'is_null'],
      [`${words} of body.y where (item exists)`, '[]', false, 'missing'],
    ]),
  ])('%s on %s', (text, x, expected, reason) => {
    const { explanation, holds: actual } = evaluate(conditionOf(text), makeEvent(`{"x":${x}}`))
    expect({ holds: actual, reason: 'reason' in explanation ? explanation.reason : undefined }).toEqual({
      holds: expected,
      reason,
    })
  })

  it('say which item decided', () => {
    const { explanation } = evaluate(
      conditionOf('any item of body.issue.labels where (item.name equals "ui")'),
      makeEvent(issue),
    )
    expect(explanation).toMatchObject({ holds: true, count: 2, items: [{ index: 1, explanation: { holds: true } }] })
  })

  it('nested, an item is the one of the nearest list', () => {
    const body = '{"rows":[{"cells":[1,2]},{"cells":[3]}]}'
    expect(holds('any item of body.rows where (all items of item.cells where (item equals 3))', body)).toBe(true)
    expect(holds('all items of body.rows where (any item of item.cells where (item equals 3))', body)).toBe(false)
  })
})

describe('sources', () => {
  const event = makeEvent('{"a.b":{"*":[10]},"d":1,"d":2,"__proto__":{"z":1}}', {
    headers: [
      ['X-Kind', 'push'],
      ['x-twice', 'one'],
      ['X-Twice', 'two'],
    ],
    target: '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA?page=2&tag=a&tag=b&empty',
    eventType: 'issues.opened',
    method: 'PUT',
  })
  it.each([
    ['body["a.b"]["*"][0] equals 10', true],
    ['body["a.b"]["*"][1] exists', false],
    ['body.d equals 2', true],
    ['body.__proto__.z equals 1', true],
    ['body.constructor exists', false],
    ['body is type object', true],
    ['header.x-kind equals "push"', true],
    ['header.X-Other exists', false],
    ['header.X-Twice equals "one"', false],
    ['header.X-Twice has item "two"', true],
    ['query.page equals "2"', true],
    ['query.page equals 2', false],
    ['query.page equals 2 loosely', true],
    ['query.tag has all items ["a", "b"]', true],
    ['query.empty is empty', true],
    ['method equals "PUT"', true],
    ['eventType starts with "issues."', true],
  ])('%s', (text, expected) => {
    expect(evaluate(conditionOf(text), event).holds).toBe(expected)
  })

  it('are missing where the event has no body and no event type', () => {
    const bare = { ...event, body: null, eventType: null }
    expect(evaluate(conditionOf('body exists or eventType exists'), bare).holds).toBe(false)
  })
})

describe('the event of a request', () => {
  const request = makeRequest({
    body: '{"action":"opened"}',
    target: '/hooks/t?apikey=hwk_secretsecretsecret&page=2',
    headers: [
      ['Authorization', 'Bearer hwk_secretsecretsecret'],
      ['X-Own-Key', 'hwk_secretsecretsecret'],
    ],
  })
  const event = makeConditionEvent(viewRequest(request), {
    eventType: 'issues',
    receivedAt: now,
    headerName: 'X-Own-Key',
  })

  it('has the decoded body, the query and the event type', () => {
    const text = 'body.action equals "opened" and query.page equals "2" and eventType equals "issues"'
    expect(evaluate(conditionOf(text), event).holds).toBe(true)
  })

  it('never shows a credential to a condition or its explanation', () => {
    const text = 'query.apikey exists and header.Authorization exists and header.X-Own-Key exists'
    const { explanation, holds } = evaluate(conditionOf(text), event)
    expect(holds).toBe(true)
    expect(JSON.stringify(explanation)).not.toContain('secretsecret')
  })
})

describe('for any condition and any JSON', () => {
  it('evaluation ends with a well-formed explanation and a sentence', () => {
    fc.assert(
      fc.property(anyCondition, anyJsonText, (condition, body) => {
        const event = makeEvent(body, { eventType: 'a.b', headers: [['X-Name', 'a']], target: '/?a=1&b' })
        const evaluation = evaluate(condition, event)
        expect(explanationSchema.safeParse(evaluation.explanation).error).toBeUndefined()
        expect(explain(condition, evaluation.explanation)).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })

  it('none is exactly not any', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), anyJsonText, (conditions, body) => {
        const outcome = (combine: 'none' | 'any'): boolean =>
          evaluate({ type: 'group', combine, conditions }, makeEvent(body)).holds
        expect(outcome('none')).toBe(!outcome('any'))
      }),
      { numRuns: 1000 },
    )
  })

  it('no item is exactly not any item, where there is a list', () => {
    fc.assert(
      fc.property(anyCondition, fc.array(anyJsonText, { maxLength: 4 }), (where, items) => {
        const outcome = (quantifier: 'none' | 'any'): boolean => {
          const condition: Condition = { type: 'each', quantifier, of: { from: 'body', path: ['list'] }, where }
          return evaluate(condition, makeEvent(`{"list":[${items.join(',')}]}`)).holds
        }
        expect(outcome('none')).toBe(!outcome('any'))
      }),
      { numRuns: 500 },
    )
  })

  it('all holds exactly when none of the negations does', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), anyJsonText, (conditions, body) => {
        const event = makeEvent(body)
        const negated = conditions.map((condition): Condition => ({
          type: 'group',
          combine: 'none',
          conditions: [condition],
        }))
        expect(evaluate({ type: 'group', combine: 'all', conditions }, event).holds).toBe(
          evaluate({ type: 'group', combine: 'none', conditions: negated }, event).holds,
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('a condition that would take too many steps', () => {
  const list = `[${Array.from({ length: 400 }, (_unused, index) => index).join(',')}]`
  it.each([
    'any item of body.x where (any item of body.x where (item equals -1))',
    'all items of body.x where (all items of body.x where (item exists))',
    'no item of body.x where (any item of body.x where (item equals -1))',
    'not (any item of body.x where (any item of body.x where (item equals -1)))',
  ])('is given up and does not hold: %s', (text) => {
    expect(evaluate(conditionOf(text), makeEvent(`{"x":${list}}`))).toMatchObject({ holds: false, limited: true })
  })

  it.each([
    ['a large list', `[${'0,'.repeat(20_000)}0]`, 'body.y has item 1'],
    [
      'a large object',
      `{${Array.from({ length: 20_000 }, (_unused, index) => `"k${index}":0`).join(',')}}`,
      'body.y equals field body.y',
    ],
    ['a long text', `"${'a'.repeat(100_000)}"`, 'body.y matches "b"'],
  ])('also where each of its many tests is about %s', (_what, y, test) => {
    const condition = conditionOf(`no item of body.x where (${test} and item equals -1)`)
    expect(evaluate(condition, makeEvent(`{"x":${list},"y":${y}}`)).limited).toBe(true)
  })

  it('but many tests of a large event are few enough', () => {
    const body = `{"list":[${'{"name":"a","size":1},'.repeat(9999)}{"name":"b"}],"text":"${'a'.repeat(100_000)}"}`
    const text =
      'any item of body.list where (item.name equals "b" and not (item.size exists)) and body.text matches "a$" and body.text contains "aa"'
    expect(evaluate(conditionOf(text), makeEvent(body))).toMatchObject({ holds: true, limited: false })
  })
})
