import { describe, expect, it } from 'vitest'
import { conditionOf, makeEvent } from '../../testing/condition-fixtures'
import { now } from '../../testing/fixtures'
import { evaluate } from '../evaluate'
import { wordsOf } from '../text/operator-words'
import { operatorNames } from './operators'
import type { operators } from './operators'

/** Value at `body.x` as JSON, and what becomes of the test there. */
type Row = [json: string, holds: boolean, reason: string | null]

interface Case {
  /** What follows `body.x` in the text form. */
  test: string
  missing: boolean
  isNull: boolean
  /** A value of a type that the operator cannot read, and what becomes of it. */
  wrong?: Row
  rows: Row[]
}

const hour = 3_600_000
const at = (offset: number): string => new Date(now + offset).toISOString()
const seconds = (offset: number): string => String((now + offset) / 1000)

/** Every operator against a value that is missing, null, of the wrong type, empty, right and wrong. */
const cases: Record<keyof typeof operators, Case[]> = {
  exists: [
    {
      test: 'exists',
      missing: false,
      isNull: true,
      rows: [
        ['""', true, null],
        ['0', true, null],
        ['{}', true, null],
      ],
    },
  ],
  not_exists: [
    {
      test: 'not exists',
      missing: true,
      isNull: false,
      rows: [
        ['""', false, 'is_there'],
        ['[]', false, 'is_there'],
      ],
    },
  ],
  is_null: [
    {
      test: 'is null',
      missing: false,
      isNull: true,
      wrong: ['"null"', false, 'wrong_type'],
      rows: [
        ['""', false, 'wrong_type'],
        ['0', false, 'wrong_type'],
      ],
    },
  ],
  has_no_value: [
    {
      test: 'has no value',
      missing: true,
      isNull: true,
      wrong: ['0', false, 'is_there'],
      rows: [
        ['""', false, 'is_there'],
        ['false', false, 'is_there'],
      ],
    },
  ],
  has_value: [
    {
      test: 'has value',
      missing: false,
      isNull: false,
      wrong: ['{}', true, null],
      rows: [
        ['""', true, null],
        ['false', true, null],
      ],
    },
  ],
  is_empty: [
    {
      test: 'is empty',
      missing: false,
      isNull: false,
      wrong: ['0', false, 'wrong_type'],
      rows: [
        ['""', true, null],
        ['[]', true, null],
        ['{}', true, null],
        ['" "', false, 'not_empty'],
        ['[null]', false, 'not_empty'],
        ['{"a":1}', false, 'not_empty'],
      ],
    },
  ],
  is_not_empty: [
    {
      test: 'is not empty',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        ['""', false, 'is_empty'],
        ['[]', false, 'is_empty'],
        ['{}', false, 'is_empty'],
        ['"a"', true, null],
        ['[0]', true, null],
      ],
    },
  ],
  is_true: [
    {
      test: 'is true',
      missing: false,
      isNull: false,
      wrong: ['"true"', false, 'wrong_type'],
      rows: [
        ['true', true, null],
        ['false', false, 'not_equal'],
        ['1', false, 'wrong_type'],
        ['""', false, 'wrong_type'],
      ],
    },
    {
      test: 'is true loosely',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        ['"true"', true, null],
        ['"false"', false, 'not_equal'],
        ['"TRUE"', false, 'wrong_type'],
      ],
    },
  ],
  is_false: [
    {
      test: 'is false',
      missing: false,
      isNull: false,
      wrong: ['0', false, 'wrong_type'],
      rows: [
        ['false', true, null],
        ['true', false, 'not_equal'],
        ['""', false, 'wrong_type'],
        ['[]', false, 'wrong_type'],
      ],
    },
  ],
  equals: [
    {
      test: 'equals "5"',
      missing: false,
      isNull: false,
      wrong: ['5', false, 'wrong_type'],
      rows: [
        ['"5"', true, null],
        ['""', false, 'not_equal'],
        ['["5"]', false, 'wrong_type'],
      ],
    },
    {
      test: 'equals 1',
      missing: false,
      isNull: false,
      wrong: ['"1"', false, 'wrong_type'],
      rows: [
        ['1', true, null],
        ['1.0', true, null],
        ['10e-1', true, null],
        ['1.1', false, 'not_equal'],
        ['true', false, 'wrong_type'],
      ],
    },
    {
      test: 'equals 820982911946154508',
      missing: false,
      isNull: false,
      rows: [
        ['820982911946154508', true, null],
        ['820982911946154500', false, 'not_equal'],
        ['820982911946154509', false, 'not_equal'],
      ],
    },
    {
      test: 'equals null',
      missing: false,
      isNull: true,
      wrong: ['0', false, 'wrong_type'],
      rows: [
        ['""', false, 'wrong_type'],
        ['false', false, 'wrong_type'],
      ],
    },
    {
      test: 'equals false',
      missing: false,
      isNull: false,
      wrong: ['0', false, 'wrong_type'],
      rows: [
        ['false', true, null],
        ['true', false, 'not_equal'],
      ],
    },
    {
      test: 'equals "5" loosely',
      missing: false,
      isNull: false,
      wrong: ['{}', false, 'wrong_type'],
      rows: [
        ['5', true, null],
        ['"5"', true, null],
        ['5.0', false, 'not_equal'],
      ],
    },
    {
      test: 'equals 5 loosely',
      missing: false,
      isNull: false,
      wrong: ['"five"', false, 'wrong_type'],
      rows: [
        ['"5.0"', true, null],
        ['" 5"', false, 'wrong_type'],
        ['""', false, 'wrong_type'],
      ],
    },
  ],
  not_equals: [
    {
      test: 'not equals "a"',
      missing: false,
      isNull: true,
      wrong: ['5', true, null],
      rows: [
        ['"a"', false, 'is_equal'],
        ['"b"', true, null],
        ['""', true, null],
        ['{}', true, null],
      ],
    },
    { test: 'not equals null', missing: false, isNull: false, wrong: ['0', true, null], rows: [['""', true, null]] },
    {
      test: 'not equals 1',
      missing: false,
      isNull: true,
      wrong: ['"1"', true, null],
      rows: [
        ['1.0', false, 'is_equal'],
        ['2', true, null],
      ],
    },
  ],
  in: [
    {
      test: 'in ["a", 2, true]',
      missing: false,
      isNull: false,
      wrong: ['{}', false, 'wrong_type'],
      rows: [
        ['"a"', true, null],
        ['2.0', true, null],
        ['true', true, null],
        ['"b"', false, 'not_equal'],
        ['""', false, 'not_equal'],
        ['"2"', false, 'not_equal'],
      ],
    },
    { test: 'in ["a", null]', missing: false, isNull: true, rows: [['"a"', true, null]] },
  ],
  not_in: [
    {
      test: 'not in ["a", 2]',
      missing: false,
      isNull: true,
      wrong: ['{}', true, null],
      rows: [
        ['"a"', false, 'is_equal'],
        ['2', false, 'is_equal'],
        ['"b"', true, null],
        ['""', true, null],
      ],
    },
    { test: 'not in ["a", null]', missing: false, isNull: false, rows: [['"b"', true, null]] },
  ],
  equals_ignoring_case: [
    {
      test: 'equals ignoring case "Straße"',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        ['"STRAßE"', true, null],
        ['"strasse"', false, 'not_equal'],
        ['""', false, 'not_equal'],
        ['["Straße"]', false, 'wrong_type'],
      ],
    },
  ],
  contains: [
    {
      test: 'contains "ug"',
      missing: false,
      isNull: false,
      wrong: ['["ug"]', false, 'wrong_type'],
      rows: [
        ['"bugs"', true, null],
        ['"BUGS"', false, 'no_match'],
        ['""', false, 'no_match'],
      ],
    },
    {
      test: 'contains "uG" ignoring case',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [['"BUGS"', true, null]],
    },
    {
      test: 'contains "2" loosely',
      missing: false,
      isNull: false,
      wrong: ['[2]', false, 'wrong_type'],
      rows: [['123', true, null]],
    },
  ],
  not_contains: [
    {
      test: 'not contains "ug"',
      missing: false,
      isNull: false,
      wrong: ['["x"]', false, 'wrong_type'],
      rows: [
        ['"bugs"', false, 'is_match'],
        ['"x"', true, null],
        ['""', true, null],
        ['5', false, 'wrong_type'],
      ],
    },
  ],
  starts_with: [
    {
      test: 'starts with "v"',
      missing: false,
      isNull: false,
      wrong: ['5', false, 'wrong_type'],
      rows: [
        ['"v1"', true, null],
        ['"1v"', false, 'no_match'],
        ['""', false, 'no_match'],
      ],
    },
  ],
  not_starts_with: [
    {
      test: 'not starts with "v"',
      missing: false,
      isNull: false,
      wrong: ['5', false, 'wrong_type'],
      rows: [
        ['"v1"', false, 'is_match'],
        ['"1v"', true, null],
        ['""', true, null],
      ],
    },
  ],
  ends_with: [
    {
      test: 'ends with ".example"',
      missing: false,
      isNull: false,
      wrong: ['[]', false, 'wrong_type'],
      rows: [
        ['"a.example"', true, null],
        ['".example.test"', false, 'no_match'],
        ['""', false, 'no_match'],
      ],
    },
  ],
  not_ends_with: [
    {
      test: 'not ends with ".example"',
      missing: false,
      isNull: false,
      wrong: ['true', false, 'wrong_type'],
      rows: [
        ['"a.example"', false, 'is_match'],
        ['""', true, null],
      ],
    },
  ],
  matches_wildcard: [
    {
      test: 'matches wildcard "release/*.*"',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        ['"release/1.2"', true, null],
        ['"release/1"', false, 'no_match'],
        ['"arelease/1.2"', false, 'no_match'],
        ['""', false, 'no_match'],
      ],
    },
    {
      test: 'matches wildcard "aba*aba"',
      missing: false,
      isNull: false,
      rows: [
        ['"abaaba"', true, null],
        ['"ababa"', false, 'no_match'],
      ],
    },
    { test: 'matches wildcard "*"', missing: false, isNull: false, rows: [['""', true, null]] },
  ],
  matches: [
    {
      test: 'matches "^v[0-9]+$"',
      missing: false,
      isNull: false,
      wrong: ['5', false, 'wrong_type'],
      rows: [
        ['"v12"', true, null],
        ['"xv12"', false, 'no_match'],
        ['""', false, 'no_match'],
      ],
    },
    { test: 'matches "b"', missing: false, isNull: false, rows: [['"abc"', true, null]] },
  ],
  not_matches: [
    {
      test: 'not matches "^v"',
      missing: false,
      isNull: false,
      wrong: ['5', false, 'wrong_type'],
      rows: [
        ['"v12"', false, 'is_match'],
        ['"x"', true, null],
        ['""', true, null],
      ],
    },
  ],
  greater_than: [
    {
      test: 'greater than 5',
      missing: false,
      isNull: false,
      wrong: ['"10"', false, 'wrong_type'],
      rows: [
        ['5.01', true, null],
        ['5', false, 'out_of_range'],
        ['-6', false, 'out_of_range'],
        ['""', false, 'wrong_type'],
      ],
    },
    {
      test: 'greater than 9007199254740992',
      missing: false,
      isNull: false,
      rows: [
        ['9007199254740993', true, null],
        ['9007199254740992', false, 'out_of_range'],
      ],
    },
    {
      test: 'greater than 5 loosely',
      missing: false,
      isNull: false,
      wrong: ['"ten"', false, 'wrong_type'],
      rows: [['"10"', true, null]],
    },
  ],
  at_least: [
    {
      test: 'at least 5',
      missing: false,
      isNull: false,
      wrong: ['"5"', false, 'wrong_type'],
      rows: [
        ['5.0', true, null],
        ['4.9999999999999999999', false, 'out_of_range'],
      ],
    },
  ],
  less_than: [
    {
      test: 'less than 5',
      missing: false,
      isNull: false,
      wrong: ['""', false, 'wrong_type'],
      rows: [
        ['-1e400', true, null],
        ['5', false, 'out_of_range'],
      ],
    },
  ],
  at_most: [
    {
      test: 'at most -1',
      missing: false,
      isNull: false,
      wrong: ['false', false, 'wrong_type'],
      rows: [
        ['-1', true, null],
        ['-2', true, null],
        ['0', false, 'out_of_range'],
      ],
    },
  ],
  between: [
    {
      test: 'between 1 and 2',
      missing: false,
      isNull: false,
      wrong: ['"1"', false, 'wrong_type'],
      rows: [
        ['1', true, null],
        ['2.0', true, null],
        ['2.01', false, 'out_of_range'],
        ['0', false, 'out_of_range'],
      ],
    },
  ],
  length: [
    {
      test: 'length at least 2',
      missing: false,
      isNull: false,
      wrong: ['12', false, 'wrong_type'],
      rows: [
        ['"ab"', true, null],
        ['"😀"', false, 'out_of_range'],
        ['[1,2]', true, null],
        ['{"a":1,"a":2}', false, 'out_of_range'],
        ['""', false, 'out_of_range'],
        ['[]', false, 'out_of_range'],
      ],
    },
  ],
  before: [
    {
      test: 'before "2026-03-01T09:00:00Z"',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        ['"2026-03-01T09:30:00+01:00"', true, null],
        ['"2026-03-01T09:00:00Z"', false, 'out_of_range'],
        ['"2026-02-28"', true, null],
        ['"2026-02-30T00:00:00Z"', false, 'wrong_type'],
        ['"soon"', false, 'wrong_type'],
        ['""', false, 'wrong_type'],
      ],
    },
    {
      test: 'before "2026-03-01T09:00:00Z" as epoch seconds',
      missing: false,
      isNull: false,
      wrong: ['"2026-02-01T09:00:00Z"', false, 'wrong_type'],
      rows: [
        ['1772355599', true, null],
        ['1772355600', false, 'out_of_range'],
      ],
    },
  ],
  after: [
    {
      test: 'after "2026-03-01T09:00:00Z"',
      missing: false,
      isNull: false,
      wrong: ['true', false, 'wrong_type'],
      rows: [
        ['"2026-03-01T09:00:00.001Z"', true, null],
        ['"2026-03-01 09:00:00"', false, 'out_of_range'],
        ['"2026-03-01T10:00:01+0100"', true, null],
        ['""', false, 'wrong_type'],
      ],
    },
  ],
  within_last: [
    {
      test: 'within last 2 hours',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [
        [`"${at(-hour)}"`, true, null],
        [`"${at(-2 * hour)}"`, true, null],
        [`"${at(-2 * hour - 1)}"`, false, 'out_of_range'],
        [`"${at(1)}"`, false, 'out_of_range'],
        ['"yesterday"', false, 'wrong_type'],
        ['""', false, 'wrong_type'],
      ],
    },
    {
      test: 'within last 1 hour as epoch seconds',
      missing: false,
      isNull: false,
      wrong: [`"${seconds(-1000)}"`, false, 'wrong_type'],
      rows: [
        [seconds(-1000), true, null],
        [seconds(-2 * hour), false, 'out_of_range'],
      ],
    },
    {
      test: 'within last 1 hour as epoch seconds loosely',
      missing: false,
      isNull: false,
      rows: [[`"${seconds(-1000)}"`, true, null]],
    },
  ],
  in_network: [
    {
      test: 'in network "10.0.0.0/8"',
      missing: false,
      isNull: false,
      wrong: ['10', false, 'wrong_type'],
      rows: [
        ['"10.200.0.1"', true, null],
        ['"11.0.0.1"', false, 'out_of_range'],
        ['"::ffff:10.1.2.3"', true, null],
        ['"2001:db8::1"', false, 'out_of_range'],
        ['"10"', false, 'wrong_type'],
        ['"host.example"', false, 'wrong_type'],
        ['""', false, 'wrong_type'],
      ],
    },
    {
      test: 'in network "2001:db8::/32"',
      missing: false,
      isNull: false,
      rows: [
        ['"2001:db8:1::1"', true, null],
        ['"2001:db9::1"', false, 'out_of_range'],
      ],
    },
  ],
  has_item: [
    {
      test: 'has item "a"',
      missing: false,
      isNull: false,
      wrong: ['"a"', false, 'wrong_type'],
      rows: [
        ['["b","a"]', true, null],
        ['["A",["a"]]', false, 'no_item_matched'],
        ['[]', false, 'no_item_matched'],
      ],
    },
    {
      test: 'has item 1',
      missing: false,
      isNull: false,
      rows: [
        ['[1.0]', true, null],
        ['["1"]', false, 'no_item_matched'],
      ],
    },
  ],
  has_no_item: [
    {
      test: 'has no item "a"',
      missing: false,
      isNull: false,
      wrong: ['"b"', false, 'wrong_type'],
      rows: [
        ['["b"]', true, null],
        ['[]', true, null],
        ['["a"]', false, 'item_matched'],
      ],
    },
  ],
  has_any_item: [
    {
      test: 'has any item ["a", 2]',
      missing: false,
      isNull: false,
      wrong: ['{}', false, 'wrong_type'],
      rows: [
        ['[2]', true, null],
        ['["b"]', false, 'no_item_matched'],
        ['[]', false, 'no_item_matched'],
      ],
    },
  ],
  has_all_items: [
    {
      test: 'has all items ["a", 2]',
      missing: false,
      isNull: false,
      wrong: ['"a"', false, 'wrong_type'],
      rows: [
        ['[2,"b","a"]', true, null],
        ['["a"]', false, 'no_item_matched'],
        ['[]', false, 'no_item_matched'],
      ],
    },
  ],
  equals_field: [
    {
      test: 'equals field body.y',
      missing: false,
      isNull: false,
      wrong: ['"1"', false, 'not_equal'],
      rows: [
        ['1', false, 'not_equal'],
        ['{"b":[1.0,null],"a":"x"}', true, null],
        ['{"b":[1],"a":"x"}', false, 'not_equal'],
        ['""', false, 'not_equal'],
      ],
    },
    { test: 'equals field body.z', missing: false, isNull: false, rows: [['1', false, 'other_missing']] },
  ],
  changed: [
    {
      test: 'changed since body.y',
      missing: false,
      isNull: true,
      rows: [
        ['1', true, null],
        ['{"a":"x","b":[1,null]}', false, 'unchanged'],
        ['""', true, null],
      ],
    },
    {
      test: 'changed since body.w from "open" to "closed"',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'not_equal'],
      rows: [
        ['"closed"', true, null],
        ['"open"', false, 'unchanged'],
        ['"merged"', false, 'not_equal'],
      ],
    },
    {
      test: 'changed since body.w from "draft"',
      missing: false,
      isNull: false,
      rows: [['"closed"', false, 'not_equal']],
    },
    { test: 'changed since body.z', missing: false, isNull: false, rows: [['1', false, 'other_missing']] },
  ],
  is_type: [
    {
      test: 'is type string',
      missing: false,
      isNull: false,
      wrong: ['1', false, 'wrong_type'],
      rows: [['""', true, null]],
    },
    { test: 'is type null', missing: false, isNull: true, wrong: ['0', false, 'wrong_type'], rows: [] },
    {
      test: 'is type number',
      missing: false,
      isNull: false,
      wrong: ['"1"', false, 'wrong_type'],
      rows: [
        ['1', true, null],
        ['1.5', true, null],
      ],
    },
  ],
}

const others = '"y":{"a":"x","b":[1,null]},"w":"open"'

const judge = (test: string, x: string | null) => {
  const body = x === null ? `{${others}}` : `{"x":${x},${others}}`
  const { explanation, holds } = evaluate(conditionOf(`body.x ${test}`), makeEvent(body))
  return { holds, reason: explanation.type === 'test' ? explanation.reason : undefined }
}

describe('every operator', () => {
  it('stands in the table under its name', () => {
    expect(Object.keys(cases).sort()).toEqual([...operatorNames].sort())
    for (const [name, variants] of Object.entries(cases)) {
      for (const { test } of variants) expect(test.startsWith(wordsOf(name))).toBe(true)
    }
  })

  for (const variant of Object.values(cases).flat()) {
    describe(`body.x ${variant.test}`, () => {
      it('missing', () => {
        expect(judge(variant.test, null)).toEqual({
          holds: variant.missing,
          reason: variant.missing ? null : 'missing',
        })
      })
      it('null', () => {
        expect(judge(variant.test, 'null').holds).toBe(variant.isNull)
      })
      it.each([...(variant.wrong ? [variant.wrong] : []), ...variant.rows])('%s', (json, holds, reason) => {
        expect(judge(variant.test, json)).toEqual({ holds, reason })
      })
    })
  }
})

describe('or missing', () => {
  it.each(Object.values(cases).flatMap((variants) => variants.slice(0, 1)))(
    'lets $test hold without a value only where it is offered',
    ({ test, missing }) => {
      const name = operatorNames.find((candidate) => cases[candidate].some((variant) => variant.test === test))
      const isOffered = ![
        'exists',
        'not_exists',
        'is_null',
        'has_no_value',
        'has_value',
        'is_empty',
        'is_not_empty',
        'changed',
      ].includes(name ?? '')
      if (!isOffered) {
        expect(() => judge(`${test} or missing`, null)).toThrow(/Expected/)
      } else {
        expect(missing).toBe(false)
        expect(judge(`${test} or missing`, null)).toEqual({ holds: true, reason: null })
        expect(judge(`${test} or missing`, 'null').holds).toBe(judge(test, 'null').holds)
      }
    },
  )
})
