import type { TimestampRule } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { describeSeconds } from '../auth/authentication'
import { countOf, evidence } from '../evidence'
import type { RequestView } from '../request-view'
import { describeSource, readSource } from '../value-source'
import type { CredentialScope } from '../value-source'
import type { CredentialFailure } from './credential-failure'

/** `seconds` is `null` where the sender may leave the time out and did. */
export type ReadTimestamp = { seconds: number | null; failure: null } | { seconds: null; failure: CredentialFailure }

const strictInteger = /^(?:0|[1-9][0-9]{0,15})$/
const isoPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

interface UnitRule {
  /** Epoch seconds, or `null` for anything that is not exactly written so. */
  read: (text: string) => number | null
  write: (milliseconds: number) => string
  expected: string
}

const readIso = (text: string): number | null => {
  const [, whole, fraction = '', zone] = isoPattern.exec(text) ?? []
  const milliseconds = whole === undefined ? NaN : Date.parse(`${whole}${fraction.slice(0, 4)}${zone ?? ''}`)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}

const units: Record<TimestampRule['unit'], UnitRule> = {
  s: {
    read: (text) => (strictInteger.test(text) ? Number(text) : null),
    write: (milliseconds) => String(Math.floor(milliseconds / 1000)),
    expected: 'Unix time in seconds, digits only',
  },
  ms: {
    read: (text) => (strictInteger.test(text) ? Number(text) / 1000 : null),
    write: String,
    expected: 'Unix time in milliseconds, digits only',
  },
  iso: {
    read: readIso,
    write: (milliseconds) => new Date(milliseconds).toISOString(),
    expected: 'ISO 8601 with date, time and zone',
  },
}

/** A time (epoch ms) as this scheme writes it. */
export function writeTimestamp(rule: TimestampRule, milliseconds: number): string {
  return units[rule.unit].write(milliseconds)
}

const fail = (reason: CredentialFailure['reason'], ...facts: Evidence[]): ReadTimestamp => ({
  seconds: null,
  failure: { reason, evidence: facts },
})

/** The time the sender signed at, in epoch seconds: one value, written exactly as the scheme says. */
export function readTimestamp(rule: TimestampRule, request: RequestView, scope: CredentialScope): ReadTimestamp {
  const values = readSource(rule.source, request, scope)
  const value = values[0]
  const where = (): Evidence => evidence('Timestamp', describeSource(rule.source))
  if (value === undefined || value === '') {
    return rule.optional && value === undefined ? { seconds: null, failure: null } : fail('timestamp_missing', where())
  }
  if (values.length > 1)
    return fail('timestamp_malformed', where(), evidence('Occurrences', countOf(values.length, 'time')))
  const { expected, read } = units[rule.unit]
  const seconds = read(value)
  return seconds === null
    ? fail('timestamp_malformed', where(), evidence('Value', value), evidence('Expected', expected))
    : { seconds, failure: null }
}

const describeTime = (seconds: number): string => {
  const time = new Date(seconds * 1000)
  return Number.isNaN(time.getTime())
    ? `${seconds} seconds after 1970`
    : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** A timestamp in the other unit is off by a factor of a thousand; said when that alone explains it. */
const unitHint = (rule: TimestampRule, seconds: number, nowSeconds: number): Evidence[] => {
  if (rule.unit === 'iso') return []
  const [factor, given, wanted] =
    rule.unit === 's' ? [0.001, 'milliseconds', 'seconds'] : [1000, 'seconds', 'milliseconds']
  const isOtherUnit = Math.abs(seconds * Number(factor) - nowSeconds) < 10 * 365 * 86_400
  return isOtherUnit ? [evidence('Hint', `The timestamp looks like ${given}; this scheme wants ${wanted}.`)] : []
}

const describeDistance = (seconds: number): string => {
  const [rounded, exact] = [describeSeconds(seconds), countOf(seconds, 'second')]
  return rounded === exact ? exact : `${rounded} (${exact})`
}

/** Compares the sender's time with this computer's, both in epoch seconds; the tolerance itself is still in time. */
export function checkFreshness(rule: TimestampRule, seconds: number, nowSeconds: number): CredentialFailure | null {
  const age = nowSeconds - seconds
  const isStale = age > rule.toleranceSeconds
  const isFuture = rule.direction === 'both' && -age > rule.toleranceSeconds
  if (!isStale && !isFuture) return null
  const distance = Math.round(Math.abs(age))
  const side = isStale ? 'behind' : 'ahead of'
  return {
    reason: isStale ? 'timestamp_stale' : 'timestamp_future',
    evidence: [
      evidence('Off by', `${describeDistance(distance)} ${side} this computer's clock`),
      evidence('Allowed', countOf(rule.toleranceSeconds, 'second')),
      evidence("Sender's time", describeTime(seconds)),
      evidence("This computer's time", describeTime(nowSeconds)),
      ...unitHint(rule, seconds, nowSeconds),
    ],
  }
}
