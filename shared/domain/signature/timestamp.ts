import type { Recipe } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { describeSeconds } from '../auth/authentication'
import { countOf, evidence } from '../evidence'
import { describeSource, readSource } from '../value-source'
import type { ReadableRequest } from '../value-source'
import type { SignatureFailure } from './locate'

type TimestampRule = NonNullable<Recipe['timestamp']>

export type ReadTimestamp = { seconds: number; failure: null } | { seconds: null; failure: SignatureFailure }

const strictInteger = /^(?:0|[1-9][0-9]{0,15})$/

const fail = (reason: SignatureFailure['reason'], ...facts: Evidence[]): ReadTimestamp => ({
  seconds: null,
  failure: { reason, evidence: facts },
})

/** The time the sender signed at, in epoch seconds: one plain integer, nothing else. */
export function readTimestamp(rule: TimestampRule, request: ReadableRequest): ReadTimestamp {
  const where = evidence('Timestamp', describeSource(rule.source))
  const values = readSource(rule.source, request)
  const value = values[0]
  if (value === undefined || value === '') return fail('timestamp_missing', where)
  if (values.length > 1)
    return fail('timestamp_malformed', where, evidence('Occurrences', countOf(values.length, 'time')))
  const unit = rule.unit === 's' ? 'seconds' : 'milliseconds'
  if (!strictInteger.test(value)) {
    return fail(
      'timestamp_malformed',
      where,
      evidence('Value', value),
      evidence('Expected', `Unix time in ${unit}, digits only`),
    )
  }
  return { seconds: rule.unit === 's' ? Number(value) : Number(value) / 1000, failure: null }
}

const describeTime = (seconds: number): string => {
  const time = new Date(seconds * 1000)
  return Number.isNaN(time.getTime())
    ? `${seconds} seconds after 1970`
    : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** A timestamp in the other unit is off by a factor of a thousand; said when that alone explains it. */
const unitHint = (rule: TimestampRule, seconds: number, nowSeconds: number): Evidence[] => {
  const [factor, given, wanted] =
    rule.unit === 's' ? [0.001, 'milliseconds', 'seconds'] : [1000, 'seconds', 'milliseconds']
  const isOtherUnit = Math.abs(seconds * Number(factor) - nowSeconds) < 10 * 365 * 86_400
  return isOtherUnit ? [evidence('Hint', `The timestamp looks like ${given}; this scheme wants ${wanted}.`)] : []
}

/** Compares the sender's time with this computer's, both in epoch seconds; the tolerance itself is still in time. */
export function checkFreshness(rule: TimestampRule, seconds: number, nowSeconds: number): SignatureFailure | null {
  const age = nowSeconds - seconds
  const isStale = age > rule.toleranceSeconds
  const isFuture = rule.direction === 'both' && -age > rule.toleranceSeconds
  if (!isStale && !isFuture) return null
  const distance = Math.round(Math.abs(age))
  const side = isStale ? 'behind' : 'ahead of'
  return {
    reason: isStale ? 'timestamp_stale' : 'timestamp_future',
    evidence: [
      evidence('Off by', `${countOf(distance, 'second')} ${side} this computer's clock (${describeSeconds(distance)})`),
      evidence('Allowed', countOf(rule.toleranceSeconds, 'second')),
      evidence("Sender's time", describeTime(seconds)),
      evidence("This computer's time", describeTime(nowSeconds)),
      ...unitHint(rule, seconds, nowSeconds),
    ],
  }
}
