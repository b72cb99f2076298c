import type { durationUnits } from '../../../contracts/condition'
import type { JsonNode } from '../../decode/json-node'
import { readInstant } from '../instant'
import { readNumber, readText } from '../scalar'
import { unreadable } from './operator-rule'
import type { OperatorRule, Rules, TestFor } from './operator-rule'

const unitMilliseconds: Record<(typeof durationUnits)[number], number> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

type TimeTest = TestFor<'before'> | TestFor<'within_last'>

/** The epoch milliseconds that a value stands for, in the form the test asks for. */
const readTime = (value: JsonNode, { epoch, loose }: TimeTest): number | null => {
  if (epoch === undefined) {
    const text = readText(value, false)
    return text === null ? null : (readInstant(text)?.milliseconds ?? null)
  }
  const number = readNumber(value, loose === true)
  return number === null ? null : Number(number) * (epoch === 'seconds' ? 1000 : 1)
}

const createInstantRule = (label: 'before' | 'after'): OperatorRule<TestFor<'before'>> => ({
  label: `is ${label}`,
  meaning: `A date and time that is ${label} this one.`,
  appliesTo: ['string', 'number'],
  example: { time: '2026-03-01T09:00:00Z' },
  judge: (test, value) => {
    const time = readTime(value, test)
    if (time === null) return unreadable(value)
    const difference = time - (readInstant(test.time)?.milliseconds ?? NaN)
    return (label === 'before' ? difference < 0 : difference > 0) ? null : 'out_of_range'
  },
  tail: ({ time }, holds) => `, ${holds ? '' : 'not '}${label} ${time}`,
})

/** Operators on points in time. */
export const timeRules: Rules<'before' | 'after' | 'within_last'> = {
  before: createInstantRule('before'),
  after: createInstantRule('after'),
  within_last: {
    label: 'is within the last',
    meaning: 'A date and time that was at most so long ago when the event was received; not one to come.',
    appliesTo: ['string', 'number'],
    example: { duration: { amount: 2, unit: 'hours' } },
    judge: (test, value, { now }) => {
      const time = readTime(value, test)
      if (time === null) return unreadable(value)
      const age = now - time
      return age >= 0 && age <= test.duration.amount * unitMilliseconds[test.duration.unit] ? null : 'out_of_range'
    },
    tail: ({ duration }, holds) => {
      const { amount, unit } = duration
      return `, ${holds ? '' : 'not '}within the ${amount} ${amount === 1 ? unit.slice(0, -1) : unit} before it was received`
    },
  },
}
