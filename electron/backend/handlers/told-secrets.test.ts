import { createHmac } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'

afterEach(closeTestBackends)

const hookSecret = 'b537207f20cbfa02357cf448134da559'

it('keeps the secret that Asana tells, checks with it, and takes no other once the trigger is complete', async () => {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', { connectionId: 'asana', eventType: null })
  const { status } = await test.call('app.snapshot', {})
  const url = `${status.receiver.state === 'listening' ? status.receiver.url : ''}/hooks/${token}`
  const shake = (secret: string) => fetch(url, { method: 'POST', headers: { 'X-Hook-Secret': secret } })

  const answer = await shake(hookSecret)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-hook-secret')).toBe(hookSecret)
  expect(await test.call('keys.reveal', { triggerId })).toMatchObject({ secret: hookSecret })

  const body = '{"events":[]}'
  const signature = createHmac('sha256', hookSecret).update(body).digest('hex')
  await test.call('triggers.listen', { triggerId, listening: true })
  const headers = { 'content-type': 'application/json', 'X-Hook-Signature': signature }
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200)
  await test.call('schemas.apply', { triggerId })
  await test.call('triggers.listen', { triggerId, listening: false })
  await test.call('triggers.transition', { triggerId, to: 'complete' })

  expect((await shake('another-secret-of-somebody-else')).status).toBe(401)
  expect(await test.call('keys.reveal', { triggerId })).toMatchObject({ secret: hookSecret })
})

it('plays a vendor that signs with a private key, whose public key alone is known', async () => {
  const test = await openTestBackend()
  const { id: triggerId } = await test.call('triggers.create', { connectionId: 'discord', eventType: null })
  await test.call('keys.setVendorSecret', { triggerId, secret: 'a1'.repeat(32) })
  await test.call('triggers.listen', { triggerId, listening: true })
  expect(await test.call('sender.sendTest', { triggerId })).toMatchObject({ status: 204 })
})

it('plays a vendor that publishes its key, without asking it for that', async () => {
  const test = await openTestBackend()
  const { id: triggerId } = await test.call('triggers.create', { connectionId: 'aws-sns', eventType: null })
  await test.call('triggers.listen', { triggerId, listening: true })
  expect(await test.call('sender.sendTest', { triggerId })).toMatchObject({ status: 200 })
})

it('makes the verify token that Meta gives back', async () => {
  const test = await openTestBackend()
  const { authentication, token } = await test.call('triggers.create', { connectionId: 'meta', eventType: null })
  const verifyToken = authentication.config?.['verifyToken'] ?? ''
  expect(verifyToken).toMatch(/^[A-Za-z0-9_-]{24}$/)
  const { status } = await test.call('app.snapshot', {})
  const url = `${status.receiver.state === 'listening' ? status.receiver.url : ''}/hooks/${token}`
  const ask = (given: string) => fetch(`${url}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${given}`)
  const answer = await ask(verifyToken)
  expect([answer.status, await answer.text()]).toEqual([200, '42'])
  expect((await ask('other')).status).toBe(403)
})
