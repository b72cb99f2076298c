import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connections, findConnection } from '@shared/connections'
import { connectionSchema } from '@shared/contracts/connection'
import type { Connection } from '@shared/contracts/connection'
import type { CheckReport } from '@shared/contracts/sender'
import { asDuplicate, asReplayed } from '@shared/domain/decide'
import { must } from '@shared/domain/assert'
import { systemRandom } from '../../node/system-random'
import { asStored, startReceiver } from '../../receiver/testing/start-receiver'
import type { NewDelivery, RecordResult } from '../../storage/store'
import { createTestSender, playVendor, realClock } from '../testing/play-vendor'
import type { Way } from '../testing/play-vendor'
import type { Vendor } from '../vendor'
import { runCheck } from './run-check'
import { writeMarkdown } from './write-report'

const { marks, sender } = createTestSender()
const bodyLimitBytes = 64 * 1024

/** A store that keeps nothing but what tells a repetition, as the real one does. */
function createRecord(): (delivery: NewDelivery) => Promise<RecordResult> {
  const firsts = new Map<string, NewDelivery>()
  return (delivery) => {
    const { dedupe, id, verdict } = delivery
    const first = dedupe && verdict.outcome !== 'handshake' ? firsts.get(dedupe.key) : undefined
    if (dedupe && !first) firsts.set(dedupe.key, delivery)
    if (!first) return Promise.resolve(asStored(delivery))
    const sameBody = Buffer.compare(first.body, delivery.body) === 0
    const changed =
      dedupe?.kind === 'signature'
        ? asReplayed(verdict, id)
        : asDuplicate(verdict, { firstDeliveryId: first.id, sameBody, deliveryId: id })
    return Promise.resolve(asStored({ ...delivery, verdict: changed }))
  }
}

async function check(vendor: Vendor): Promise<CheckReport> {
  const report = await runCheck(vendor, { sender, clock: realClock, random: systemRandom, bodyLimitBytes })
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

async function checkWay(way: Way, change: (vendor: Vendor) => Vendor = (vendor) => vendor): Promise<CheckReport> {
  const { target, vendorAt } = playVendor(way)
  const vendor = change(vendorAt(0))
  const secrets = target.secrets.map((key) => ({ ...key, secret: vendor.secret }))
  const { port } = await startReceiver({
    targets: [{ ...target, trigger: vendor.trigger, secrets }],
    findMark: (text) => marks.find(text),
    record: createRecord(),
    bodyLimitBytes,
  })
  return check({ ...vendor, origin: `http://127.0.0.1:${port}` })
}

const failedRows = ({ rows }: CheckReport) => rows.filter(({ result }) => result === 'failed')
const rowOf = ({ rows }: CheckReport, id: string) =>
  must(
    rows.find((row) => row.id === id),
    'a row for every case',
  )

const ways: Way[] = connections.flatMap((connection) =>
  connection.presets.flatMap(({ id: preset }) =>
    (['apiKey', 'signature'] as const).map((method) => ({ connection, method, preset, eventType: null })),
  ),
)

const wayOf = (id: string): Way => {
  const connection = must(findConnection(id), 'in the registry')
  return { connection, method: 'signature', preset: connection.presets[0]?.id ?? '', eventType: null }
}

describe('the security check', () => {
  it.each(ways)('passes every case that applies: $connection.id, $method, $preset', async (way) => {
    const report = await checkWay(way)
    expect(failedRows(report)).toEqual([])
    expect(rowOf(report, 'genuine').result).toBe('passed')
    expect(report.rows.filter(({ result }) => result === 'passed').length).toBeGreaterThan(8)
    for (const row of report.rows.filter(({ result }) => result === 'not-applicable')) expect(row.note).toBeTruthy()
  })

  const jwtConnection = (algorithms: string[], key: string): Connection => {
    const { presets, ...rest } = must(findConnection('custom-webhook'), 'in the registry')
    const recipe = {
      type: 'jwt',
      algorithms,
      key,
      credential: { at: [{ from: 'bearer' }] },
      claims: [
        { claim: 'body', is: 'digest', algorithm: 'sha256', encoding: 'hex', content: [{ part: 'body' }] },
        { claim: 'url', is: 'url', form: 'base' },
      ],
      replay: { nonce: { from: 'claim', name: 'jti' } },
      expiry: 'required',
      leewaySeconds: 30,
    }
    return connectionSchema.parse({ ...rest, presets: [{ ...presets[0], id: 'jwt', recipe }] })
  }

  it.each([
    ['HS256', 'utf8'],
    ['RS256', 'pem'],
    ['ES256', 'pem'],
  ])('passes for a token signed with %s', async (algorithm, key) => {
    const connection = jwtConnection([algorithm], key)
    const report = await checkWay({ connection, method: 'signature', preset: 'jwt', eventType: null })
    expect(failedRows(report)).toEqual([])
    for (const id of ['unsigned-token', 'old-time', 'other-url', 'changed-body', 'repeated']) {
      expect(rowOf(report, id).result, id).toBe('passed')
    }
  })

  it('says what a scheme does not protect', async () => {
    const mailgun = await checkWay(wayOf('mailgun'))
    expect(rowOf(mailgun, 'changed-body')).toMatchObject({ result: 'not-applicable' })
    expect(rowOf(mailgun, 'changed-body').note).toContain('does not sign the event')
    expect(rowOf(await checkWay(wayOf('stripe')), 'future-time').note).toContain('old times only')
  })

  it('holds nothing secret', async () => {
    const way = { ...wayOf('gitlab'), method: 'apiKey' as const }
    let secret = ''
    const report = await checkWay(way, (vendor) => ({ ...vendor, secret: (secret = vendor.secret) }))
    expect(secret.length).toBeGreaterThan(10)
    expect(JSON.stringify(report) + writeMarkdown(report)).not.toContain(secret)
  })
})

describe('the security check fails', () => {
  it('for a secret that anybody would guess', async () => {
    const report = await checkWay(wayOf('github'), (vendor) => ({ ...vendor, secret: 'changeme' }))
    expect(failedRows(report)).toMatchObject([{ id: 'guessed-key', observed: { status: 200, reason: null } }])
    expect(writeMarkdown(report)).toMatch(/\| Keys that anybody would guess \|.*\| FAILED \|/)
  })

  it('for a scheme that takes events of any age', async () => {
    const way = wayOf('slack')
    const { recipe, ...preset } = must(way.connection.presets[0], 'a preset')
    const timestamp = { ...must(recipe.timestamp, 'Slack signs a time'), toleranceSeconds: 86_400 }
    const connection = connectionSchema.parse({
      ...way.connection,
      presets: [{ ...preset, recipe: { ...recipe, timestamp } }],
    })
    const report = await checkWay({ ...way, connection })
    expect(failedRows(report).map(({ id }) => id)).toEqual(['old-time', 'future-time'])
  })

  it('in every negative case where the receiver takes anything', async () => {
    const server = createServer((message, response) => {
      message.resume().on('end', () => response.end('{"status":"accepted"}'))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const report = await check(playVendor(wayOf('github')).vendorAt(port))
    expect(report.rows.filter(({ result }) => result === 'passed')).toEqual([])
    expect(failedRows(report).length).toBeGreaterThan(10)
  })

  it('as a whole, with a reason, when nothing answers', async () => {
    const vendor = playVendor(wayOf('github')).vendorAt(9)
    const report = await runCheck(vendor, { sender, clock: realClock, random: systemRandom, bodyLimitBytes })
    expect(report).toMatchObject({ ok: false, error: { code: 'send_failed' } })
  })
})
