import type { Condition } from '@shared/contracts/condition'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

const isOpened: Condition = {
  type: 'test',
  source: { from: 'body', path: ['action'] },
  operator: 'equals',
  value: 'opened',
}

/** A ready trigger with its schema confirmed from one sample, and a way to post to it with its key. */
async function openReady() {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  const { secret } = await test.call('keys.reveal', { triggerId })
  const { status } = await test.call('app.snapshot', {})
  const send = (body: string, headers: Record<string, string> = {}) =>
    post(`${status.publicBase}/hooks/${token}?apikey=${secret}`, body, {
      'Content-Type': 'application/json',
      ...headers,
    })
  await test.call('triggers.listen', { triggerId, listening: true })
  await send('{"action":"opened","labels":[{"name":"bug"}],"number":1}')
  await test.call('schemas.apply', { triggerId })
  await test.call('triggers.listen', { triggerId, listening: false })
  await test.call('triggers.transition', { triggerId, to: 'complete' })
  return { test, triggerId, secret, send }
}

const newest = async (test: TestBackend, triggerId: string) => {
  const page = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 1 })
  const deliveryId = page.deliveries[0]?.id ?? 'missing'
  return test.call('deliveries.get', { deliveryId })
}

describe('a saved condition', () => {
  it('lets an event fire or filters it with the sentence of the test that decided, also after a restart', async () => {
    const { test, triggerId, secret, send } = await openReady()
    const saved = await test.call('conditions.save', { triggerId, conditions: isOpened })
    expect(saved.conditions).toEqual(isOpened)
    expect(await send('{"action":"opened"}')).toMatchObject({ status: 200, json: { status: 'accepted' } })
    expect(await send('{"action":"closed"}')).toEqual({ status: 200, json: { status: 'filtered' } })
    const { verdict } = await newest(test, triggerId)
    expect(verdict).toMatchObject({ outcome: 'filtered', reason: 'condition_false', endedAt: 'conditions' })
    expect(verdict.stages.find(({ stage }) => stage === 'conditions')?.evidence).toEqual([
      { label: 'Condition', value: 'action is "closed", not "opened"' },
    ])

    const again = await test.restart()
    const { status, triggers } = await again.call('app.snapshot', {})
    expect(triggers[0]?.conditions).toEqual(isOpened)
    const url = `${status.publicBase}/hooks/${triggers[0]?.token}?apikey=${secret}`
    expect(await post(url, '{"action":"closed"}')).toMatchObject({ json: { status: 'filtered' } })
  })

  it('is taken off with null', async () => {
    const { test, triggerId, send } = await openReady()
    await test.call('conditions.save', { triggerId, conditions: isOpened })
    await test.call('conditions.save', { triggerId, conditions: null })
    expect(await send('{"action":"closed"}')).toMatchObject({ json: { status: 'accepted' } })
  })

  it('is refused when a pattern does not compile, and nothing changes', async () => {
    const { test, triggerId } = await openReady()
    const conditions: Condition = {
      type: 'test',
      source: { from: 'body', path: ['action'] },
      operator: 'matches',
      pattern: '(?=a)',
    }
    const error = await test.fail('conditions.save', { triggerId, conditions })
    expect(error).toMatchObject({ code: 'invalid_input' })
    expect(error.message).toContain('RE2')
    expect((await test.call('app.snapshot', {})).triggers[0]?.conditions).toBeNull()
  })

  it('travels in the bundle, whose expected verdicts are those of the condition', async () => {
    const { test, triggerId } = await openReady()
    await test.call('conditions.save', { triggerId, conditions: { ...isOpened, value: 'closed' } })
    const printed = await test.call('exports.print', { triggerId, format: 'bundle' })
    const bundle: unknown = printed.outcome === 'printed' ? JSON.parse(printed.text) : null
    expect(bundle).toMatchObject({
      conditions: { ...isOpened, value: 'closed' },
      samples: [{ expected: { outcome: 'filtered', status: 200 } }],
    })
  })
})

describe('a preview', () => {
  it('tries the condition on recorded events and samples once each, with values and reasons', async () => {
    const { test, triggerId, send } = await openReady()
    test.clock.advance(1000)
    await send('{"action":"closed"}')
    test.clock.advance(1000)
    await send('{"number":7}')
    const preview = await test.call('conditions.preview', { triggerId, conditions: isOpened })
    expect(preview.columns).toEqual(['body.action equals "opened"'])
    expect(preview.matching).toBe(1)
    expect(preview.rows.map(({ holds, cells }) => [holds, cells[0]?.reason, cells[0]?.sentence])).toEqual([
      [false, 'missing', 'action is missing'],
      [false, 'not_equal', 'action is "closed", not "opened"'],
      [true, null, 'action is "opened"'],
    ])
    expect((await test.call('app.snapshot', {})).triggers[0]?.conditions).toBeNull()
  })

  it('leaves out what was not genuine, and keeps the events of a removed delivery that is a sample', async () => {
    const { test, triggerId, send } = await openReady()
    await test.call('deliveries.remove', { deliveryId: (await newest(test, triggerId)).id })
    expect((await send('{"action":"opened"}', { 'X-API-Key': 'wrong' })).status).toBe(401)
    const { rows } = await test.call('conditions.preview', { triggerId, conditions: null })
    expect(rows.map(({ kind, holds }) => [kind, holds])).toEqual([['sample', true]])
  })

  it('lists what tests can be about, with live values and without the key', async () => {
    const { test, triggerId, secret } = await openReady()
    const paths = await test.call('conditions.paths', { triggerId })
    expect(paths.choices).toContainEqual({
      source: { from: 'body', path: ['action'] },
      text: 'body.action',
      within: [],
      types: ['string'],
      examples: ['"opened"'],
      seen: 1,
    })
    expect(paths.choices.find(({ text }) => text === 'item.name')?.within).toEqual([{ from: 'body', path: ['labels'] }])
    expect(JSON.stringify(paths)).not.toContain(secret)
  })

  it('shows the payload of a delivery and of a sample of the trigger only', async () => {
    const { test, triggerId } = await openReady()
    const { id } = await newest(test, triggerId)
    expect((await test.call('conditions.payload', { triggerId, eventId: id })).text).toContain('"action": "opened"')
    const other = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    expect(await test.fail('conditions.payload', { triggerId: other.id, eventId: id })).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the explanation of a delivery', () => {
  it('is that of the condition of today, and says when that is another one', async () => {
    const { test, triggerId, send } = await openReady()
    await test.call('conditions.save', { triggerId, conditions: isOpened })
    test.clock.advance(1000)
    await send('{"action":"closed"}')
    const { id: deliveryId } = await newest(test, triggerId)
    const first = await test.call('conditions.explain', { deliveryId })
    expect(first).toMatchObject({ isChanged: false, row: { holds: false, cells: [{ reason: 'not_equal' }] } })
    test.clock.advance(1000)
    await test.call('conditions.save', { triggerId, conditions: { ...isOpened, value: 'closed' } })
    expect(await test.call('conditions.explain', { deliveryId })).toMatchObject({
      isChanged: true,
      row: { holds: true },
    })
    await test.call('conditions.save', { triggerId, conditions: null })
    expect(await test.call('conditions.explain', { deliveryId })).toMatchObject({ isChanged: true, row: null })
  })
})
