import { describe, expect, it } from 'vitest'
import { stageIdSchema } from '@shared/contracts/verdict'
import type { Stage, Verdict } from '@shared/contracts/verdict'
import { readVerdict, verdictTextSchema, writeVerdict } from './verdict-text'

const plain = (outcome: Stage['outcome']): Stage[] =>
  stageIdSchema.options.map((stage) => ({ stage, outcome, reason: null, evidence: [] }))

const verdict: Verdict = {
  stages: plain('passed'),
  endedAt: 'fire',
  outcome: 'accepted',
  reason: null,
  keyId: 'key-1',
  authentic: true,
  answer: { status: 200, headers: [['content-type', 'application/json']], body: '{}' },
}

/** All stages as given, but one. */
const withStage = (stages: Stage[], changed: Stage): Stage[] =>
  stages.map((stage) => (stage.stage === changed.stage ? changed : stage))

describe('the text of a verdict', () => {
  it.each<[string, Stage[]]>([
    ['all stages passed', plain('passed')],
    ['all stages skipped', plain('skipped')],
    [
      'a stage that failed without a reason',
      withStage(plain('skipped'), { stage: 'authenticate', outcome: 'failed', reason: null, evidence: [] }),
    ],
    [
      'a stage that passed with a reason',
      withStage(plain('passed'), { stage: 'handshake', outcome: 'passed', reason: 'handshake_answered', evidence: [] }),
    ],
    [
      'stages with evidence, passed, failed and skipped',
      (['passed', 'failed', 'skipped'] as const).reduce(
        (stages, outcome, index) =>
          withStage(stages, {
            stage: stageIdSchema.options[index + 3] ?? 'fire',
            outcome,
            reason: null,
            evidence: [{ label: 'Key', value: 'hwk_…3fQ' }],
          }),
        plain('skipped'),
      ),
    ],
  ])('gives back the verdict: %s', (_name, stages) => {
    expect(readVerdict(writeVerdict({ ...verdict, stages }))).toEqual({ ...verdict, stages })
  })

  it('is read as well where an older version wrote every stage in full', () => {
    expect(verdictTextSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict)
  })

  it('is refused with a stage that nobody knows', () => {
    expect(verdictTextSchema.safeParse({ ...verdict, stages: ['unheard_of'] }).success).toBe(false)
  })
})
