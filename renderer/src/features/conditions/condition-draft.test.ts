import { parseCondition } from '@shared/domain/conditions/text/parse-condition'
import { printCondition } from '@shared/domain/conditions/text/print-condition'
import { operatorNames, operators } from '@shared/domain/conditions/operators/operators'
import { conditionTestSchema } from '@shared/contracts/condition'
import type { Condition } from '@shared/contracts/condition'
import { describe, expect, it } from 'vitest'
import { changeDraft, findNode, listColumnIds, newGroup, newTest, readDraft, toDraft } from './condition-draft'
import { placeChoice } from './place-choice'
import { valueAtOffset } from './value-at-offset'

const conditionOf = (text: string): Condition => {
  const parsed = parseCondition(text)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  return parsed.condition
}

const textOf = (condition: Condition | null): string | null => condition && printCondition(condition)

describe('a draft', () => {
  it.each(operatorNames)('reads back a test with the operator %s as it was', (operator) => {
    const source = { from: 'body', path: ['a b', '0'] }
    const test = conditionTestSchema.parse({ type: 'test', source, operator, ...operators[operator].example })
    const { condition, problems } = readDraft(toDraft(test))
    expect([...problems.values()]).toEqual([])
    expect(condition).toEqual(test)
  })

  it.each([
    'body.a equals 1 and (body.b contains "x" ignoring case or missing or not (body.c exists))',
    'all items of body.lines where (item.price at least 10 and any item of item.tags where (item equals "new"))',
    'header.X-Kind equals "order" or body.at before "2026-03-01T09:00:00Z" as epoch seconds loosely',
    'not (body.a is true or body.b is true)',
  ])('keeps %s', (text) => {
    expect(textOf(readDraft(toDraft(conditionOf(text))).condition)).toBe(text)
  })

  it('takes what people type: a path without body, a text without quotes, a list with commas', () => {
    const root = newGroup('all', [
      newTest({ source: 'action', operand: 'opened' }),
      newTest({ source: 'n', operator: 'in', operand: '1, two, "three, four"'.replace('"three, four"', 'three') }),
      newTest({ source: 'body.title', operator: 'contains', operand: 'say "hi"' }),
    ])
    expect(textOf(readDraft(root).condition)).toBe(
      'body.action equals "opened" and body.n in [1, "two", "three"] and body.title contains "say \\"hi\\""',
    )
  })

  it('says what is missing at each part, and is no condition until then', () => {
    const [empty, unfinished, group] = [newTest(), newTest({ source: 'body.a' }), newGroup('any', [])]
    const pattern = newTest({ source: 'body.a', operator: 'matches', operand: '(?=x)' })
    const { condition, problems } = readDraft(newGroup('all', [empty, unfinished, group, pattern]))
    expect(condition).toBeNull()
    expect(problems.get(empty.id)).toContain('Choose the value')
    expect(problems.get(unfinished.id)).toContain('Give a value')
    expect(problems.get(group.id)).toContain('empty')
    expect(problems.get(pattern.id)).toContain('RE2')
  })

  it('is no condition, and right, when it is empty', () => {
    expect(readDraft(toDraft(null))).toEqual({ condition: null, problems: new Map() })
  })

  it('changes and removes a part deep inside', () => {
    const root = toDraft(conditionOf('body.a exists and any item of body.l where (item.x exists)'))
    const id = listColumnIds(root)[1] ?? ''
    expect(textOf(readDraft(changeDraft(root, id, () => null)).condition)).toBe('body.a exists')
  })
})

describe('a chosen value', () => {
  const text = JSON.stringify({ action: 'opened', labels: [{ name: 'bug' }], lines: [{ tags: ['new'] }] }, null, 2)
  const placed = (at: string, root = newGroup('all', [newTest()]), id = listColumnIds(root)[0] ?? '') => {
    const choice = valueAtOffset(text, text.indexOf(at) + 1)
    const found = findNode(root, id)
    if (choice === null || found?.node.type !== 'test') throw new Error('nothing to place')
    const { node, within } = found
    return textOf(readDraft(changeDraft(root, id, () => placeChoice(node, choice, within))).condition)
  }

  it('gives path, operator and value, at its key as at the value itself', () => {
    expect(placed('"opened"')).toBe('body.action equals "opened"')
    expect(placed('"action"')).toBe('body.action equals "opened"')
  })

  it('inside lists becomes a test on any of their items', () => {
    expect(placed('"bug"')).toBe('any item of body.labels where (item.name equals "bug")')
    expect(placed('"new"')).toBe('any item of body.lines where (any item of item.tags where (item equals "new"))')
  })

  it('stays in the list that the test stands in already', () => {
    const root = toDraft(conditionOf('all items of body.labels where (item.color exists)'))
    const each = root.children[0]
    const id = each?.type === 'each' ? (each.group.children[0]?.id ?? '') : ''
    expect(placed('"bug"', root, id)).toBe('all items of body.labels where (item.name exists)')
  })

  it('is none between the values and in what is no JSON', () => {
    expect(valueAtOffset(text, 0)).toBeNull()
    expect(valueAtOffset('no json', 2)).toBeNull()
  })
})
