import { describe, expect, it } from 'vitest'
import { bundleSchema } from './bundle'

const bundle = {
  format: 'hookwright.bundle',
  version: 1,
  exportedAt: '2026-11-23T08:41:05Z',
  trigger: {
    name: 'Webhook: Issues opened',
    connectionId: 'github',
    eventType: 'issues.opened',
    authentication: { method: 'signature', preset: 'github', headerName: 'X-API-Key' },
  },
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { a: { type: 'string' } },
  },
  conditions: null,
  samples: [
    {
      eventType: 'issues.opened',
      capturedAt: '2026-11-23T08:40:00Z',
      headers: [
        ['x-github-event', 'issues'],
        ['X-GitHub-Event', 'again'],
      ],
      body: { encoding: 'utf8', data: '{"a":"x"}' },
      expected: { outcome: 'accepted', status: 200 },
    },
  ],
}

const isAccepted = (value: unknown): boolean => bundleSchema.safeParse(value).success

describe('the bundle', () => {
  it('comes back from JSON exactly as it went, repeated headers in order', () => {
    expect(bundleSchema.parse(JSON.parse(JSON.stringify(bundle)))).toEqual(bundle)
  })

  it.each([
    ['at the top', { ...bundle, extra: 1 }],
    ['in the trigger', { ...bundle, trigger: { ...bundle.trigger, keys: [] } }],
    [
      'in the authentication',
      { ...bundle, trigger: { ...bundle.trigger, authentication: { ...bundle.trigger.authentication, secret: 'x' } } },
    ],
    ['in a sample', { ...bundle, samples: [{ ...bundle.samples[0], token: 'x' }] }],
  ])('has no room for an unknown field %s, so no secret can ride along', (_place, value) => {
    expect(isAccepted(value)).toBe(false)
  })

  it.each([
    ['another format', { ...bundle, format: 'other' }],
    ['a newer version', { ...bundle, version: 3 }],
    ['a time that is none', { ...bundle, exportedAt: 'yesterday' }],
    ['an empty name', { ...bundle, trigger: { ...bundle.trigger, name: '' } }],
    ['a schema that is no object', { ...bundle, schema: ['a'] }],
    ['too many samples', { ...bundle, samples: Array.from({ length: 1001 }, () => bundle.samples[0]) }],
    [
      'an encoding nobody knows',
      { ...bundle, samples: [{ ...bundle.samples[0], body: { encoding: 'hex', data: '' } }] },
    ],
    ['nothing', null],
  ])('is refused with %s', (_what, value) => {
    expect(isAccepted(value)).toBe(false)
  })

  it('may have no schema and no sample', () => {
    expect(isAccepted({ ...bundle, schema: null, samples: [] })).toBe(true)
  })
})
