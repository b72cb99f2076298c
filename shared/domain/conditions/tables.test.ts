import { describe, expect, it } from 'vitest'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { listPaths, maxPaths, searchPaths } from './list-paths'
import { describeMatches, makeTruthTable } from './truth-table'

describe('truth table', () => {
  const condition = conditionOf(
    'body.action equals "opened" and not (any item of body.labels where (item equals "wip"))',
  )
  const bodies = [
    '{"action":"opened","labels":["bug"]}',
    '{"action":"opened","labels":["wip"]}',
    '{"action":"closed","labels":[]}',
    '{"labels":[]}',
  ]
  const table = makeTruthTable(
    condition,
    bodies.map((body, index) => ({ id: `dlv_${index}`, event: makeEvent(body) })),
  )

  it('counts the events that match', () => {
    expect(table.rows.map(({ id, holds }) => [id, holds])).toEqual([
      ['dlv_0', true],
      ['dlv_1', false],
      ['dlv_2', false],
      ['dlv_3', false],
    ])
    expect(describeMatches(table)).toBe('matches 1 of 4 recorded events')
    expect(describeMatches({ ...table, rows: table.rows.slice(0, 1) })).toBe('matches 1 of 1 recorded event')
  })

  it('has a column for each test, with what each event had there and why', () => {
    expect(table.columns.map(({ text }) => text)).toEqual([
      'body.action equals "opened"',
      'any item of body.labels where (item equals "wip")',
    ])
    expect(
      table.rows.map(({ cells }) => cells.map(({ explanation, sentence }) => [explanation.reason, sentence])),
    ).toEqual([
      [
        [null, 'action is "opened"'],
        ['no_item_matched', 'the only item of labels does not match'],
      ],
      [
        [null, 'action is "opened"'],
        [null, 'item 1 of labels: the item is "wip"'],
      ],
      [
        ['not_equal', 'action is "closed", not "opened"'],
        ['no_items', 'labels is an empty list'],
      ],
      [
        ['missing', 'action is missing'],
        ['no_items', 'labels is an empty list'],
      ],
    ])
  })
})

describe('paths to choose from', () => {
  const events = [
    makeEvent('{"action":"opened","n":1,"labels":[{"name":"bug"},{"name":"ui","x":[5]}]}', {
      headers: [['X-Kind', 'issues']],
      target: '/hooks/t?page=2',
      eventType: 'issues.opened',
    }),
    makeEvent('{"action":"closed","n":null,"labels":[{"name":"ops"}]}', { headers: [['x-kind', 'issues']] }),
  ]
  const list = listPaths(events)

  it('come in the order of the payload, with types, values and how often they were there', () => {
    expect(list).toMatchObject({ events: 2, limited: false })
    const rows = list.choices.map(({ examples, seen, text, types, within }) => {
      return [text, within.length, types.join(' or '), examples.join(', '), seen]
    })
    expect(rows).toEqual([
      ['body.action', 0, 'string', '"opened", "closed"', 2],
      ['body.n', 0, 'number or null', '1, null', 2],
      ['body.labels', 0, 'array', '', 2],
      ['item', 1, 'object', '', 2],
      ['item.name', 1, 'string', '"bug", "ui", "ops"', 2],
      ['item.x', 1, 'array', '', 1],
      ['item', 2, 'number', '5', 1],
      ['eventType', 0, 'string', '"issues.opened"', 1],
      ['method', 0, 'string', '"POST"', 2],
      ['header.x-kind', 0, 'string', '"issues"', 2],
      ['query.page', 0, 'string', '"2"', 1],
    ])
  })

  it('name the lists an item stands in, the nearest first', () => {
    const inner = list.choices.find(({ within }) => within.length === 2)
    expect(inner?.within).toEqual([
      { from: 'item', path: ['x'] },
      { from: 'body', path: ['labels'] },
    ])
  })

  it('are found by path and by value', () => {
    expect(searchPaths(list.choices, 'LABELS name').map(({ text }) => text)).toEqual(['item.name'])
    expect(searchPaths(list.choices, 'closed').map(({ text }) => text)).toEqual(['body.action'])
    expect(searchPaths(list.choices, ' ')).toHaveLength(list.choices.length)
  })

  it('are bounded, and say so', () => {
    const wide = `{${Array.from({ length: 5000 }, (_unused, index) => `"k${index}":1`).join(',')}}`
    const bounded = listPaths([makeEvent(wide)])
    expect(bounded.choices).toHaveLength(maxPaths)
    expect(bounded.limited).toBe(true)
  })
})
