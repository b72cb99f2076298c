import { connections, findConnection } from '@shared/connections'
import type { Bundle } from '@shared/contracts/bundle'
import { bundleSchema } from '@shared/contracts/bundle'
import type { Connection, EventType, Preset } from '@shared/contracts/connection'
import { must } from '@shared/domain/assert'
import { analyseSamples } from '@shared/domain/schema/analyse'
import { describe, expect, it } from 'vitest'
import { checkBundle } from './check-bundle'
import { printReport } from './check-report'

const now = 1_795_000_000_000
const capturedAt = '2026-11-18T10:00:00.000Z'

/** A bundle as the app writes it: the event of the connection as its one sample. */
function bundleOf(connection: Connection, event: EventType, preset: Preset | null): Bundle {
  return bundleSchema.parse({
    format: 'hookwright.bundle',
    version: 1,
    exportedAt: capturedAt,
    trigger: {
      name: `Webhook: ${event.name}`,
      connectionId: connection.id,
      eventType: connection.eventTypeFrom.length === 0 ? null : event.id,
      authentication: {
        method: preset === null ? 'apiKey' : 'signature',
        preset: preset?.id ?? connection.presets[0]?.id,
        headerName: 'X-API-Key',
      },
    },
    schema: null,
    conditions: null,
    samples: [
      {
        eventType: event.id,
        capturedAt,
        headers: [['Content-Type', 'application/json'], ...event.headers].slice(
          event.headers.some(([name]) => name.toLowerCase() === 'content-type') ? 1 : 0,
        ),
        body: { encoding: 'utf8', data: event.sample },
        expected: { outcome: 'accepted', status: 200 },
      },
    ],
  })
}

const custom = must(findConnection('custom-webhook'), 'there is a Custom Webhook')
const customEvent = must(custom.eventTypes[0], 'it has an event type')
const orders = '{"order":820982911946154508,"state":"open"}'

function ordersBundle(
  changes: { data?: string; outcome?: 'accepted' | 'refused' | 'duplicate'; status?: number } = {},
): Bundle {
  const { data = orders, outcome = 'accepted', status = 200 } = changes
  const bundle = bundleOf(custom, { ...customEvent, sample: data }, null)
  const { schema } = analyseSamples([Buffer.from(orders)])
  return { ...bundle, schema, samples: bundle.samples.map((sample) => ({ ...sample, expected: { outcome, status } })) }
}

describe('the check of a bundle', () => {
  it.for(connections.flatMap((connection) => connection.presets.map((preset) => ({ connection, preset }))))(
    'replays the samples of $connection.name, $preset.name',
    ({ connection, preset }) => {
      const handshakes = connection.handshakes.length
      const reports = connection.eventTypes.map((event) => checkBundle(bundleOf(connection, event, preset), now))
      for (const { samples } of reports) {
        const [sample] = samples
        // The sample of a handshake is answered as one, and then the bundle would expect that.
        if (handshakes > 0 && sample?.actual.outcome === 'handshake') continue
        expect(sample?.actual.outcome, JSON.stringify(samples)).toBe('accepted')
      }
      expect(reports.some(({ samples }) => samples[0]?.actual.outcome === 'accepted')).toBe(true)
    },
  )

  it('passes a bundle whose samples fit their schema and verdict', () => {
    expect(checkBundle(ordersBundle(), now)).toMatchObject({
      passed: true,
      samples: [{ schema: 'passed', problems: [] }],
    })
  })

  it('names the place where a sample does not fit the schema', () => {
    const report = checkBundle(ordersBundle({ data: '{"order":"seven","state":"open"}' }), now)
    expect(report).toMatchObject({ passed: false, samples: [{ schema: 'failed' }] })
    expect(printReport(report)).toMatch(/FAIL {2}sample 1: .*\n {8}Schema: \/order .*integer.*\n0 of 1 samples pass\./)
  })

  it('tells another verdict than the one expected, with its reason', () => {
    const bundle = bundleOf(must(findConnection('github'), 'there is GitHub'), githubEvent('issues.opened'), null)
    const other = { ...bundle, trigger: { ...bundle.trigger, eventType: 'push' } }
    expect(checkBundle(other, now).samples[0]?.problems).toEqual([
      'Verdict: expected accepted 200, got filtered 200 (other_event_type).',
    ])
  })

  it('expects of a sample that came while the trigger was closed what was answered then', () => {
    expect(checkBundle(ordersBundle({ outcome: 'refused', status: 503 }), now).passed).toBe(true)
  })

  it('takes a repetition for what it repeats', () => {
    expect(checkBundle(ordersBundle({ outcome: 'duplicate' }), now).passed).toBe(true)
  })

  it('takes no notice of a schema where the body is no JSON', () => {
    const report = checkBundle(ordersBundle({ data: 'hello' }), now)
    expect(report.samples[0]).toMatchObject({ schema: 'skipped', passed: false })
  })
})

function githubEvent(id: string): EventType {
  const github = must(findConnection('github'), 'there is GitHub')
  return must(
    github.eventTypes.find((event) => event.id === id),
    'GitHub has this event',
  )
}
