import type { ConditionTest } from '../../contracts/condition'
import { evaluate } from '../conditions/evaluate'
import { operatorNames, operators } from '../conditions/operators/operators'
import { printTest } from '../conditions/text/print-condition'
import { operandKindOf } from '../conditions/text/operator-words'
import { makeEvent } from './condition-fixtures'

const start = '<!-- operators -->'
const end = '<!-- end of operators -->'

const typeNames = {
  object: 'object',
  array: 'list',
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** Values of every type; the first that an operator does not apply to, or that its example is not of, is the other type. */
const samples = { number: '7', string: '"~"', boolean: 'true', array: '[]', object: '{}' } as const

const decide = (test: ConditionTest, body: string): string => (evaluate(test, makeEvent(body)).holds ? 'yes' : 'no')

const row = (name: (typeof operatorNames)[number]): string => {
  const rule = operators[name]
  const test = { type: 'test', source: { from: 'body', path: ['x'] }, operator: name, ...rule.example } as ConditionTest
  const types = Object.keys(typeNames) as (keyof typeof typeNames)[]
  const isTyped = ['scalar', 'scalars', 'type'].includes(operandKindOf(name))
  const wrong =
    (Object.keys(samples) as (keyof typeof samples)[]).find((type) => !rule.appliesTo.includes(type)) ??
    (isTyped ? 'number' : undefined)
  const cells = [
    `\`${printTest(test).replaceAll('|', '\\|')}\``,
    rule.label,
    rule.meaning,
    types
      .filter((type) => rule.appliesTo.includes(type))
      .map((type) => typeNames[type])
      .join(', ') || '–',
    decide(test, '{}'),
    decide(test, '{"x":null}'),
    wrong === undefined ? '–' : decide(test, `{"x":${samples[wrong]}}`),
  ]
  return `| ${cells.join(' | ')} |`
}

const table = (): string =>
  [
    '| Text form | In the builder | Holds for | Types | Missing | Null | Other type |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...operatorNames.map(row),
  ].join('\n')

/** The page with the table of operators made anew between its marks. */
export function withOperatorTable(page: string): string {
  const [before, rest] = page.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/conditions.md lacks ${start} or ${end}.`)
  return `${before}${start}\n\n${table()}\n\n${end}${after}`
}
