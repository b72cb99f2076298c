import { connectionOf } from '@shared/connections'
import type { Bundle } from '@shared/contracts/bundle'
import { must } from '@shared/domain/assert'
import { viewRequest } from '@shared/domain/request-view'
import { decodeBody } from '../bundles/bundle-body'
import type { CheckedVerdict, CheckReport, SampleReport } from './check-report'
import { findSchemaProblems } from './check-schema'
import { replaySample } from './replay-sample'
import type { BundleSample } from './replay-sample'

const connectionIn = ({ trigger }: Bundle) =>
  must(connectionOf(trigger), 'a bundle that was read names a known connection')

const checkSchema = (bundle: Bundle, sample: BundleSample): Pick<SampleReport, 'schema' | 'problems'> => {
  if (bundle.schema === null) return { schema: 'skipped', problems: [] }
  const body = must(decodeBody(sample.body), 'the bodies of a bundle that was read can be decoded')
  const request = {
    method: 'POST',
    target: '/',
    httpVersion: '1.1',
    sender: '',
    receivedAt: 0,
    headers: sample.headers,
    body,
  }
  const event = viewRequest(request, { decode: connectionIn(bundle).decode }).event()
  // A body that is no JSON teaches no schema; whether it is accepted all the same is for the verdict to say.
  if (event === null) return { schema: 'skipped', problems: [] }
  const problems = findSchemaProblems(bundle.schema, event)
  return { schema: problems.length === 0 ? 'passed' : 'failed', problems }
}

/** A repetition is genuine and accepted for itself: only a store can tell that it came before. */
const withoutRepetition = (verdict: CheckedVerdict): CheckedVerdict =>
  verdict.outcome === 'duplicate' ? { ...verdict, outcome: 'accepted' } : verdict

const checkVerdict = (bundle: Bundle, sample: BundleSample, now: number) => {
  const verdict = replaySample({ bundle, connection: connectionIn(bundle), sample, now })
  const actual: CheckedVerdict = { outcome: verdict.outcome, status: verdict.answer.status }
  const expected = withoutRepetition(sample.expected)
  const isSame = actual.outcome === expected.outcome && actual.status === expected.status
  const reason = verdict.reason === null ? '' : ` (${verdict.reason})`
  const wrong = `Verdict: expected ${expected.outcome} ${expected.status}, got ${actual.outcome} ${actual.status}${reason}.`
  return { actual, expected, problems: isSame ? [] : [wrong] }
}

const checkSample = (bundle: Bundle, index: number, now: number): SampleReport => {
  const sample = must(bundle.samples[index], 'the sample is one of the bundle')
  const schema = checkSchema(bundle, sample)
  const verdict = checkVerdict(bundle, sample, now)
  const problems = [...schema.problems, ...verdict.problems]
  return {
    number: index + 1,
    eventType: sample.eventType,
    capturedAt: sample.capturedAt,
    passed: problems.length === 0,
    schema: schema.schema,
    expected: verdict.expected,
    actual: verdict.actual,
    problems,
  }
}

/** Replays the samples of a bundle at a time (epoch ms) through the rules of the app. */
export function checkBundle(bundle: Bundle, now: number): CheckReport {
  const samples = bundle.samples.map((_sample, index) => checkSample(bundle, index, now))
  const { eventType, name } = bundle.trigger
  return {
    trigger: name,
    connection: connectionIn(bundle).name,
    eventType,
    passed: samples.every(({ passed }) => passed),
    samples,
  }
}
