import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../contracts/condition'
import { conditionSchema } from '../../../contracts/condition'
import { anyCondition } from '../../testing/condition-arbitraries'
import { conditionOf } from '../../testing/condition-fixtures'
import { parseCondition } from './parse-condition'
import { printCondition } from './print-condition'

describe('the text form', () => {
  it('reads back as the tree that was printed', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(parseCondition(printCondition(condition))).toEqual({ kind: 'condition', condition })
      }),
      { numRuns: 1500 },
    )
  })

  it('any generated condition is one that the schema accepts', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(conditionSchema.safeParse(condition).error).toBeUndefined()
      }),
    )
  })

  it.each([
    'body.action equals "opened"',
    'body.action equals "opened" and not (body.issue.labels has item "wip" or body.draft is true)',
    '(body.a exists and body.b exists) or body.c exists',
    'body.total between 1.10 and 820982911946154508 loosely or missing',
    'any item of body.labels where (item.name equals "bug" and item.color not in ["red", "blue"])',
    'header.X-GitHub-Event equals "issues" and query["page number"] at least 2 loosely',
    'body.items[0]["first name"] starts with "A" ignoring case',
    'body.created within last 2 hours as epoch seconds',
    'body.state changed since body.changes.state.from from "open" to "closed"',
    'body.labels length at least 2 and body.ip in network "10.0.0.0/8" and body.x is type null',
    'any of (body.a exists)',
    'not (any of (body.a exists, body.b exists))',
  ])('prints as it was written: %s', (text) => {
    expect(printCondition(conditionOf(text))).toBe(text)
  })

  it('breaks what is longer than a line, and reads it all the same', () => {
    const test = (name: string) => `body.${name}.${'deep.'.repeat(8)}er equals "${name}"`
    const text = `${test('a')} and not (${test('b')} or ${test('c')})`
    const printed = printCondition(conditionOf(text))
    expect(printed.split('\n').length).toBeGreaterThan(3)
    expect(conditionOf(printed)).toEqual(conditionOf(text))
  })

  it('binds "and" closer than "or"', () => {
    expect(conditionOf('body.a exists or body.b exists and body.c exists')).toEqual(
      conditionOf('body.a exists or (body.b exists and body.c exists)'),
    )
  })

  it('keeps a group in parentheses apart', () => {
    const tree = conditionOf('(body.a exists and body.b exists) and body.c exists') as Extract<
      Condition,
      { type: 'group' }
    >
    expect(tree.conditions).toHaveLength(2)
  })
})

describe('errors say where and what was expected', () => {
  it.each([
    ['', 1, 'Expected a condition, such as body.action equals "opened", but the text ends here.'],
    [
      'body.action',
      12,
      'Expected an operator such as “equals”, “contains” or “exists” after body.action, but the text ends here.',
    ],
    [
      'body.action eqals "x"',
      13,
      'Expected an operator such as “equals”, “contains” or “exists” after body.action, but found “eqals”.',
    ],
    [
      'action equals "x"',
      1,
      'Expected a value such as body.action, header.X-Name, query.name, method or eventType, but found “action”.',
    ],
    [
      'body.a equals opened',
      15,
      'Expected a value: a text in double quotes, a number, true, false or null, but found “opened”.',
    ],
    [
      'body.a equals "x',
      15,
      'Expected a value: a text in double quotes, a number, true, false or null, but found a text without an end.',
    ],
    ['body.a at least "5"', 17, 'Expected a number, but found “"5"”.'],
    ['body.a between 1 5', 18, 'Expected “and”, but found “5”.'],
    ['body.a in "x"', 11, 'Expected a list of values in square brackets, but found “"x"”.'],
    ['body.a in ["x" "y"]', 16, 'Expected “,” or “]”, but found “"y"”.'],
    ['(body.a exists', 15, 'Expected “and”, “or” or “)”, but the text ends here.'],
    ['body.a exists body.b exists', 15, 'Expected “and”, “or” or the end of the text, but found “body”.'],
    [
      'body.a exists and',
      18,
      'Expected a condition or a value such as body.action, header.X-Name, query.name, method or eventType, but the text ends here.',
    ],
    [
      'body.a equals 01',
      15,
      'Expected a value: a text in double quotes, a number, true, false or null, but found “01”.',
    ],
    [
      'body. equals 1',
      14,
      'Expected an operator such as “equals”, “contains” or “exists” after body.equals, but found “1”.',
    ],
    ['body.0 exists', 6, 'Expected a name after the dot; other names are written ["so"], but found “0”.'],
    ['body[-1] exists', 6, 'Expected an index such as [0] or a name such as ["first name"], but found “-1”.'],
    ['header exists', 8, 'Expected the name of the header, such as header.name, but found “exists”.'],
    ['any item of body.x (item exists)', 20, 'Expected “where”, but found “(”.'],
    ['item.name exists', 1, 'An item can be tested only inside a condition on the items of a list.'],
    [
      'body.a in network "10.0.0.0"',
      19,
      'Write the network as an address and a prefix length, such as "10.0.0.0/8" or "2001:db8::/32".',
    ],
    ['body.a before "2026-03-01"', 15, 'Write the time with its zone, such as "2026-03-01T09:00:00Z".'],
    ['body.a matches "ab(c"', 21, 'The pattern is not a valid RE2 expression: missing closing ).'],
    [
      'body.a matches "\\"x(?=y)"',
      20,
      'The pattern is not a valid RE2 expression: invalid or unsupported Perl syntax: (?=. RE2 has no look-ahead or look-behind.',
    ],
    [
      'body.a matches "(a)\\\\1"',
      20,
      'The pattern is not a valid RE2 expression: invalid escape sequence: \\1. RE2 has no back-references.',
    ],
  ])('%s', (text, column, message) => {
    const parsed = parseCondition(text)
    expect(
      parsed.kind === 'problem' ? { column: parsed.problem.column, message: parsed.problem.message } : parsed,
    ).toEqual({
      column,
      message,
    })
  })

  it('counts lines', () => {
    const parsed = parseCondition('body.a exists\nand body.b foo')
    expect(parsed).toMatchObject({ kind: 'problem', problem: { line: 2, column: 12, start: 25, end: 28 } })
  })

  it('no text makes the parser throw', () => {
    const piece = fc.constantFrom(
      ...[
        'body',
        '.a',
        '[0]',
        '["x"]',
        ' equals ',
        ' not ',
        '(',
        ')',
        ' and ',
        ' or ',
        'any item of ',
        ' where ',
        'item',
        '"x"',
        '5',
        ' in ',
        '[',
        ']',
        ',',
        ' exists',
        ' as epoch ',
        'missing',
        '\n',
        '\\',
        '"',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        const parsed = parseCondition(text)
        if (parsed.kind === 'problem') {
          expect(parsed.problem.start).toBeLessThanOrEqual(text.length)
          expect(parsed.problem.end).toBeGreaterThanOrEqual(parsed.problem.start)
        } else {
          expect(conditionOf(printCondition(parsed.condition))).toEqual(parsed.condition)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['parentheses', `${'('.repeat(5000)}body.a exists${')'.repeat(5000)}`, 'The condition is nested too deep.'],
    [
      'negations',
      `${'not ('.repeat(20)}body.a exists${')'.repeat(20)}`,
      'Conditions are nested 21 deep; at most 12 levels are allowed.',
    ],
    ['tests', Array.from({ length: 201 }, () => 'body.a exists').join(' or '), 'A group holds at most 200 conditions.'],
    ['characters', 'x'.repeat(100_001), 'The text is longer than 100000 characters.'],
  ])('refuses too many %s', (_what, text, message) => {
    expect(parseCondition(text)).toMatchObject({ kind: 'problem', problem: { message } })
  })
})
