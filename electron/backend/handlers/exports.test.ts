import { exportFormats } from '@shared/contracts/export-format'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

/** A trigger that has learnt its schema from one event sent over HTTP with its key. */
async function openWithSchema() {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  await test.call('triggers.update', { triggerId, name: 'Webhook: Orders' })
  const { secret } = await test.call('keys.reveal', { triggerId })
  const { status } = await test.call('app.snapshot', {})
  await test.call('triggers.listen', { triggerId, listening: true })
  const url = `${status.publicBase}/hooks/${token}`
  await post(url, '{"order":820982911946154508}', { 'Content-Type': 'application/json', 'X-API-Key': secret })
  await test.call('schemas.apply', { triggerId })
  await test.call('conditions.save', {
    triggerId,
    conditions: { type: 'test', source: { from: 'body', path: ['order'] }, operator: 'exists' },
  })
  return { test, triggerId, secret, url }
}

describe('exports', () => {
  it('prints every format without the secret, and saves what it shows', async () => {
    const { test, triggerId, secret } = await openWithSchema()
    for (const { ending, id } of exportFormats) {
      const printed = await test.call('exports.print', { triggerId, format: id })
      if (printed.outcome === 'refused') throw new Error(`${id}: ${printed.reason}`)
      expect(printed.text, id).not.toContain(secret)
      expect(printed.text.length, id).toBeGreaterThan(20)
      expect(printed.fileName).toBe(`orders${ending}`)
      expect(await test.call('exports.save', { triggerId, format: id })).toEqual({
        path: `/home/tester/orders${ending}`,
      })
      expect(test.desktop.saved.at(-1)?.contents, id).toBe(printed.text)
    }
  })

  it('names the public URL where the format has one, and the numbers that would lose digits', async () => {
    const { test, triggerId, url } = await openWithSchema()
    const curl = await test.call('exports.print', { triggerId, format: 'curl' })
    expect(curl).toMatchObject({ outcome: 'printed', text: expect.stringContaining(url) })
    const zod = await test.call('exports.print', { triggerId, format: 'zod' })
    expect(zod).toMatchObject({ differences: [expect.stringContaining('all digits')] })
  })

  it('says what to do where there is nothing to export yet', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const printed = await test.call('exports.print', { triggerId, format: 'typescript' })
    expect(printed).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('confirm its schema') })
    expect((await test.fail('exports.save', { triggerId, format: 'typescript' })).code).toBe('invalid_state')
    expect((await test.fail('exports.print', { triggerId: 'trg_none', format: 'zod' })).code).toBe('not_found')
  })

  it('tells a cancelled dialog from a file that cannot be written', async () => {
    const { test, triggerId } = await openWithSchema()
    test.desktop.saving = 'cancelled'
    expect(await test.call('exports.save', { triggerId, format: 'node' })).toEqual({ path: null })
    test.desktop.saving = 'failed'
    expect((await test.fail('exports.save', { triggerId, format: 'node' })).code).toBe('file_failed')
  })

  it('refuses the condition as CEL and EventBridge with the reason where there is none', async () => {
    const { test, triggerId } = await openWithSchema()
    await test.call('conditions.save', { triggerId, conditions: null })
    for (const format of ['cel', 'eventBridge'] as const) {
      const printed = await test.call('exports.print', { triggerId, format })
      expect(printed).toMatchObject({ outcome: 'refused' })
      expect(printed.outcome === 'refused' && printed.reason).toContain('has no condition')
    }
  })
})
