/** What an outcome is compared by: the verdict's outcome and the status that answers it. */
export interface CheckedVerdict {
  outcome: string
  status: number
}

/** One sample of the bundle, checked. */
export interface SampleReport {
  /** From 1, in the order of the bundle. */
  number: number
  eventType: string | null
  capturedAt: string
  passed: boolean
  schema: 'passed' | 'failed' | 'skipped'
  expected: CheckedVerdict
  actual: CheckedVerdict
  /** What is wrong, a sentence each. */
  problems: string[]
}

export interface CheckReport {
  trigger: string
  connection: string
  eventType: string | null
  passed: boolean
  samples: SampleReport[]
}

const mark = ({ passed }: SampleReport): string => (passed ? 'ok  ' : 'FAIL')

const sampleLines = (sample: SampleReport): string[] => {
  const { actual, capturedAt, eventType, number, problems, schema } = sample
  const facts = [capturedAt, eventType ?? 'no event type', `${actual.outcome} ${actual.status}`, `schema ${schema}`]
  return [
    `  ${mark(sample)}  sample ${number}: ${facts.join(', ')}`,
    ...problems.map((problem) => `        ${problem}`),
  ]
}

/** The report for people, without colours. */
export function printReport({ connection, eventType, samples, trigger }: CheckReport): string {
  const good = samples.filter(({ passed }) => passed).length
  return [
    `${trigger} (${connection}, ${eventType ?? 'any event'})`,
    ...samples.flatMap(sampleLines),
    `${good} of ${samples.length} samples pass.`,
    '',
  ].join('\n')
}
