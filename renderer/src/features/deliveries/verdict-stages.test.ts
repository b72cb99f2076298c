import type { Outcome, StageId, Verdict } from '@shared/contracts/verdict'
import { describe, expect, it } from 'vitest'
import { groupStages } from './verdict-stages'

const order: StageId[] = [
  'transport',
  'route',
  'handshake',
  'method',
  'authenticate',
  'accept',
  'duplicate',
  'decode',
  'schema',
  'conditions',
  'store',
  'fire',
]

const endedAt = (end: StageId, outcome: Outcome, last: 'passed' | 'failed'): Verdict => ({
  stages: order.map((stage, index) => ({
    stage,
    outcome:
      index > order.indexOf(end) || (stage === 'handshake' && end !== 'handshake')
        ? 'skipped'
        : stage === end
          ? last
          : 'passed',
    reason: null,
    evidence: [],
  })),
  endedAt: end,
  outcome,
  reason: null,
  keyId: null,
  authentic: false,
  answer: { status: 200, headers: [], body: '' },
})

const states = (verdict: Verdict) => groupStages(verdict).map(({ label, state }) => `${label} ${state}`)

describe('groupStages', () => {
  it('shows a wrong signature as received, not authenticated, and nothing after it', () => {
    expect(states(endedAt('authenticate', 'refused', 'failed'))).toEqual([
      'Received passed',
      'Handshake skipped',
      'Authenticated failed',
      'Schema skipped',
      'Conditions skipped',
      'Fired skipped',
    ])
  })

  it('shows a paused trigger as genuine but not fired', () => {
    const shown = states(endedAt('accept', 'refused', 'failed'))
    expect(shown).toContain('Authenticated passed')
    expect(shown).toContain('Fired failed')
    expect(shown).toContain('Schema skipped')
  })

  it('shows an answered handshake as the end of the way', () => {
    expect(states(endedAt('handshake', 'handshake', 'passed'))).toEqual([
      'Received passed',
      'Handshake passed',
      'Authenticated skipped',
      'Schema skipped',
      'Conditions skipped',
      'Fired skipped',
    ])
  })

  it('shows a wrong method as not properly received', () => {
    expect(states(endedAt('method', 'refused', 'failed'))[0]).toBe('Received failed')
  })

  it('shows an accepted delivery as fired', () => {
    expect(states(endedAt('fire', 'accepted', 'passed')).filter((state) => state.endsWith('passed'))).toEqual([
      'Received passed',
      'Authenticated passed',
      'Schema passed',
      'Conditions passed',
      'Fired passed',
    ])
  })
})
