import { must } from '@shared/domain/assert'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'

afterEach(closeTestBackends)

const meta = { connectionId: 'meta', eventType: null }
const made = /^[A-Za-z0-9_-]{24}$/

const create = async (test: TestBackend) => {
  const trigger = await test.call('triggers.create', meta)
  return { trigger, token: must(trigger.authentication.config?.verifyToken, 'Meta has a verify token') }
}

describe('a setting that the app makes', () => {
  it('is there from the start, another for each trigger', async () => {
    const test = await openTestBackend()
    const { token } = await create(test)
    expect(token).toMatch(made)
    expect((await create(test)).token).not.toBe(token)
  })

  it('stays over a new name, another event and an update that does not name it', async () => {
    const test = await openTestBackend()
    const { trigger, token } = await create(test)
    const triggerId = trigger.id
    await test.call('triggers.update', { triggerId, name: 'Pages' })
    await test.call('triggers.update', {
      triggerId,
      choice: { connectionId: 'meta', eventType: 'whatsapp_business_account' },
    })
    const { method, preset, headerName } = trigger.authentication
    const after = await test.call('triggers.update', { triggerId, authentication: { method, preset, headerName } })
    expect(after.authentication.config).toEqual({ verifyToken: token })
  })

  it('goes with its connection, and is made where one is chosen anew', async () => {
    const test = await openTestBackend()
    const { trigger, token } = await create(test)
    const triggerId = trigger.id
    const github = { connectionId: 'github', eventType: null }
    const other = await test.call('triggers.update', { triggerId, choice: github })
    expect(other.authentication).not.toHaveProperty('config')
    const back = await test.call('triggers.update', { triggerId, choice: meta })
    expect(back.authentication.config?.verifyToken).toMatch(made)
    expect(back.authentication.config?.verifyToken).not.toBe(token)
  })

  it('answers the vendor’s check of the URL', async () => {
    const test = await openTestBackend()
    const { trigger, token } = await create(test)
    const { status } = await test.call('app.snapshot', {})
    const ask = (given: string) =>
      fetch(
        `${status.publicBase}/hooks/${trigger.token}?hub.mode=subscribe&hub.challenge=8841&hub.verify_token=${given}`,
      )
    expect(await (await ask(token)).text()).toBe('8841')
    expect((await ask('another')).ok).toBe(false)
  })
})

describe('an update of settings', () => {
  it('takes known names, trimmed, and refuses others', async () => {
    const test = await openTestBackend()
    const { trigger } = await create(test)
    const update = (config: Record<string, string>) => ({
      triggerId: trigger.id,
      authentication: { ...trigger.authentication, config },
    })
    const after = await test.call('triggers.update', update({ verifyToken: ' mine ' }))
    expect(after.authentication.config).toEqual({ verifyToken: 'mine' })
    const error = await test.fail('triggers.update', update({ appId: '1' }))
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('appId') })
  })
})

describe('a secret that the vendor tells', () => {
  it('may be listened for, and is named where a trigger is completed without it', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'asana', eventType: null })
    expect((await test.call('triggers.listen', { triggerId, listening: true })).listening).toBe(true)
    const error = await test.fail('keys.reveal', { triggerId })
    expect(error.message).toContain('Asana tells it in its handshake')
  })
})
