import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

const body = '{"action":"opened"}'

async function openGithub() {
  const test = await openTestBackend()
  // The search has a limit of time, which must not decide a test on a busy machine.
  test.clock.monotonic = () => 0
  const create = () => test.call('triggers.create', { connectionId: 'github', eventType: null })
  const { id: triggerId, token } = await create()
  const other = await create()
  const { status } = await test.call('app.snapshot', {})
  const reveal = async (id: string): Promise<string> => (await test.call('keys.reveal', { triggerId: id })).secret
  const sign = (secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const explain = async (headers: Record<string, string>) => {
    const sent = await post(`${status.publicBase}/hooks/${token}`, body, {
      'content-type': 'application/json',
      ...headers,
    })
    expect(sent.status).toBe(401)
    const page = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 1 })
    const detail = await test.call('deliveries.get', { deliveryId: page.deliveries[0]?.id ?? '' })
    return detail.diagnosis ?? null
  }
  return { test, sign, explain, own: await reveal(triggerId), other: await reveal(other.id) }
}

describe('a refused delivery that is opened', () => {
  it('comes with the mistake that would have made it right', async () => {
    const { explain, own, sign } = await openGithub()
    const found = await explain({ 'x-hub-signature-256': sign(`${own}\n`) })
    expect(found?.mistake).toBe('secret_newline')
    expect(found?.evidence[0]?.value).toBe('The secret with a line break (LF) at its end')
  })

  it('names the trigger whose key was used, and never a key', async () => {
    const { explain, other, own, sign, test } = await openGithub()
    const found = await explain({ 'x-hub-signature-256': sign(other) })
    expect(found?.mistake).toBe('other_trigger_key')
    const said = JSON.stringify(found) + test.lines.join('')
    expect(said).not.toContain(other)
    expect(said).not.toContain(own)
  })

  it('says nothing beyond the verdict where nothing fits', async () => {
    const { explain, sign } = await openGithub()
    expect(await explain({ 'x-hub-signature-256': sign('somebody else') })).toBeNull()
  })

  it('finds a key that was stored as its name only', async () => {
    const { explain, own } = await openGithub()
    expect(await explain({ 'x-hub-signature-256': own })).toBeNull()
  })
})
