import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { settingsSchema } from '@shared/contracts/settings'
import { factSchema } from '@shared/ipc/events'
import { afterEach, describe, expect, it } from 'vitest'
import { createChoosingVault } from './node/choosing-vault'
import { createMemoryVault } from './node/memory-vault'
import type { Vault } from './ports'
import { closeTestBackends, makeTestDirectory, openTestBackend } from './testing/open-test-backend'
import type { TestBackend } from './testing/open-test-backend'
import { post } from './testing/post'

afterEach(closeTestBackends)

async function addListening(test: TestBackend) {
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  await test.call('triggers.listen', { triggerId, listening: true })
  const { secret } = await test.call('keys.reveal', { triggerId })
  const { status } = await test.call('app.snapshot', {})
  return { triggerId, token, secret, url: `${status.publicBase}/hooks/${token}` }
}

/** Holds a free port until the returned function is called. */
async function holdPort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) }
}

describe('calls', () => {
  it('answers a bad input with its place, before anything runs', async () => {
    const test = await openTestBackend()
    const error = await test.fail('triggers.update', { triggerId: 'x', name: '' })
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(/^name: /) })
  })

  it.each(['triggers.explode', '__proto__', 'toString', ''])(
    'answers the unknown route %j without throwing',
    async (name) => {
      const test = await openTestBackend()
      expect(await test.backend.call(name, {})).toMatchObject({ ok: false, error: { code: 'internal' } })
    },
  )

  it('hides the details of a bug from the user and logs them', async () => {
    const test = await openTestBackend()
    test.desktop.openLink = async () => {
      throw new TypeError('browser exploded')
    }
    const error = await test.fail('app.openLink', { url: 'https://example.com' })
    expect(error.code).toBe('internal')
    expect(error.message).not.toContain('exploded')
    expect(test.lines.join('\n')).toContain('browser exploded')
  })

  it('makes no trigger whose key could not be kept', async () => {
    const full: Vault = {
      ...createMemoryVault(),
      write: async () => {
        throw new Error('ENOSPC: no space left on device')
      },
    }
    const test = await openTestBackend({ vault: full })
    const error = await test.fail('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    expect(error).toMatchObject({ code: 'store_failed', message: expect.stringContaining('secrets are kept') })
    expect((await test.call('app.snapshot', {})).triggers).toEqual([])
    expect((await (await test.restart()).call('app.snapshot', {})).triggers).toEqual([])
  })

  it('opens https links only', async () => {
    const test = await openTestBackend()
    await test.call('app.openLink', { url: 'https://docs.github.com/webhooks' })
    expect((await test.fail('app.openLink', { url: 'file:///etc/passwd' })).code).toBe('invalid_input')
    expect((await test.fail('app.openLink', { url: 'javascript:alert(1)' })).code).toBe('invalid_input')
    expect(test.desktop.links).toEqual(['https://docs.github.com/webhooks'])
  })
})

describe('restart', () => {
  it('keeps triggers, deliveries, samples, keys and the port', async () => {
    const test = await openTestBackend({ port: null })
    const { triggerId, secret, url } = await addListening(test)
    await post(url, '{"a":1}', { 'X-API-Key': secret })
    await test.call('schemas.apply', { triggerId })
    await test.call('triggers.transition', { triggerId, to: 'complete' })
    const before = await test.call('app.snapshot', {})
    const page = { triggerId, outcome: null, before: null, limit: 10 }
    const deliveries = await test.call('deliveries.page', page)

    const after = await test.restart()
    const snapshot = await after.call('app.snapshot', {})
    expect(snapshot.triggers).toEqual(before.triggers)
    expect(snapshot.status.receiver).toEqual(before.status.receiver)
    expect(snapshot.status.stored).toMatchObject({ deliveries: 1 })
    expect(await after.call('deliveries.page', page)).toEqual(deliveries)
    expect((await post(url, '{"a":2}', { 'X-API-Key': secret })).status).toBe(200)
  })

  it('does not listen to samples by itself', async () => {
    const test = await openTestBackend()
    await addListening(test)
    const after = await test.restart()
    expect((await after.call('app.snapshot', {})).triggers[0]?.listening).toBe(false)
  })
})

describe('the port', () => {
  it('is another one with a notice when it is taken, and the wanted one again later', async () => {
    const test = await openTestBackend({ port: null })
    const first = (await test.call('app.snapshot', {})).settings.lastPort
    await test.backend.close()
    const held = createServer()
    await new Promise<void>((resolve) => held.listen(first ?? 0, '127.0.0.1', resolve))

    const moved = await test.restart()
    const { status } = await moved.call('app.snapshot', {})
    expect(status.receiver).toMatchObject({ state: 'listening' })
    expect(status.receiver).not.toMatchObject({ port: first })
    const notice = status.notices.find(({ id }) => id === 'receiver.port-taken')
    expect(notice?.text).toContain(`Port ${first} is in use by another program`)

    await new Promise((resolve) => held.close(resolve))
    const back = await moved.restart()
    expect((await back.call('app.snapshot', {})).status.receiver).toMatchObject({ port: first })
  })

  it('of the settings is used from the next start, and a notice says so until then', async () => {
    const { port, release } = await holdPort()
    await release()
    const test = await openTestBackend({ port: null })
    await test.call('settings.save', { port })
    const { status } = await test.call('app.snapshot', {})
    expect(status.notices.find(({ id }) => id === 'receiver.port-next-start')?.text).toContain(String(port))
    const after = await test.restart()
    const snapshot = await after.call('app.snapshot', {})
    expect(snapshot.status.receiver).toMatchObject({ port })
    expect(snapshot.status.notices.map(({ id }) => id)).not.toContain('receiver.port-next-start')
  })
})

describe('settings', () => {
  it('put a body limit in force at once', async () => {
    const test = await openTestBackend()
    const { secret, url } = await addListening(test)
    await test.call('settings.save', { bodyLimitBytes: 2048 })
    expect((await post(url, 'x'.repeat(2048), { 'X-API-Key': secret })).status).toBe(200)
    expect((await post(url, 'x'.repeat(2049), { 'X-API-Key': secret })).status).toBe(413)
    await test.call('settings.save', { bodyLimitBytes: 64 * 1024 * 1024 })
    expect((await post(url, 'x'.repeat(2049), { 'X-API-Key': secret })).status).toBe(200)
    const { status } = await test.call('app.snapshot', {})
    expect(status.notices.find(({ id }) => id === 'receiver.large-bodies')?.text).toContain('64 MiB')
  })

  it('keep what the user did not change', async () => {
    const test = await openTestBackend()
    await test.call('settings.save', { theme: 'dark' })
    const saved = settingsSchema.parse(await test.call('settings.save', { bodyLimitBytes: 4096 }))
    expect(saved).toMatchObject({ theme: 'dark', bodyLimitBytes: 4096 })
  })

  it('remember where the user wants secrets to be kept', async () => {
    const file = `${await makeTestDirectory()}/secrets.json`
    const test = await openTestBackend({ vault: createChoosingVault({ file }) })
    const { secret } = await addListening(test)
    const before = (await test.call('app.snapshot', {})).status
    expect(before.secrets).toEqual({ storage: 'memory', mustChoose: true })
    expect(before.notices.map(({ id }) => id)).toContain('secrets.must-choose')
    expect((await test.fail('secrets.chooseStorage', { storage: 'keychain' })).code).toBe('not_allowed')
    await test.call('secrets.chooseStorage', { storage: 'file' })
    expect((await test.call('app.snapshot', {})).status.notices.map(({ id }) => id)).toContain('secrets.file')
    await test.backend.close()

    const after = await openTestBackend({ directory: test.directory, vault: createChoosingVault({ file }) })
    const { status, triggers } = await after.call('app.snapshot', {})
    expect(status.secrets).toEqual({ storage: 'file', mustChoose: false })
    expect((await after.call('keys.reveal', { triggerId: triggers[0]?.id ?? '' })).secret).toBe(secret)
  })
})

describe('facts', () => {
  it('begin with receiver.ready and end with app.stopped', async () => {
    const test = await openTestBackend()
    const { secret, url } = await addListening(test)
    await post(url, '{}', { 'X-API-Key': secret })
    await test.backend.close()
    const events = test.lines.map((line) => (JSON.parse(line) as { event?: string }).event)
    expect(events[0]).toBe('receiver.ready')
    expect(events).toContain('delivery.stored')
    expect(events.at(-1)).toBe('app.stopped')
  })

  it('are numbered without a gap, fit the contract, and bring each delivery once', async () => {
    const test = await openTestBackend()
    const { secret, url } = await addListening(test)
    await Promise.all(Array.from({ length: 40 }, (_, index) => post(url, `{"n":${index}}`, { 'X-API-Key': secret })))
    const { revision } = await test.call('app.snapshot', {})
    expect(test.pushes.map((push) => push.revision)).toEqual(test.pushes.map((_, index) => index + 1))
    expect(revision).toBe(test.pushes.length)
    for (const fact of test.facts()) factSchema.parse(fact)
    const told = test.facts().flatMap((fact) => (fact.fact === 'deliveries.stored' ? fact.deliveries : []))
    expect(new Set(told.map(({ id }) => id)).size).toBe(40)
    expect(told).toHaveLength(40)
  })

  it('hold no secret, no query value and no body: not in a push, not in the log, not in an answer but reveal', async () => {
    const test = await openTestBackend()
    const { triggerId, secret, url } = await addListening(test)
    const answers: unknown[] = []
    await post(`${url}?apikey=${secret}&customer=Qv7marker`, '{"note":"Bd4marker"}')
    await post(url, '{"note":"Bd4marker"}', { Authorization: `Bearer ${secret}` })
    await post(`${url}?apikey=${secret}x`, '{"note":"Bd4marker"}')
    await test.call('schemas.apply', { triggerId })
    await test.call('keys.rotate', { triggerId })
    const rotated = await test.call('keys.reveal', { triggerId })
    answers.push(await test.call('triggers.copy', { triggerId, field: 'fullUrl' }))
    answers.push(await test.fail('triggers.update', { triggerId, name: '' }))
    const { deliveries } = await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 10 })
    for (const { id } of deliveries) answers.push(await test.call('deliveries.get', { deliveryId: id }))
    answers.push(await test.call('app.snapshot', {}))
    await test.backend.close()

    expect(deliveries).toHaveLength(3)
    const log = test.lines.join('\n')
    for (const hidden of [secret, rotated.secret, 'Qv7marker', 'Bd4marker']) expect(log).not.toContain(hidden)
    const told = JSON.stringify([test.pushes, answers])
    for (const hidden of [secret, rotated.secret]) expect(told).not.toContain(hidden)
  })
})

describe('closing', () => {
  it('can be asked for twice, and answers nothing after', async () => {
    const test = await openTestBackend()
    const { url, secret } = await addListening(test)
    await Promise.all([test.backend.close(), test.backend.close()])
    expect(test.backend.isReceiving()).toBe(false)
    await expect(post(url, '{}', { 'X-API-Key': secret })).rejects.toThrow()
    expect(test.lines.filter((line) => line.includes('app.stopped'))).toHaveLength(1)
    expect(await test.backend.call('app.snapshot', {})).toMatchObject({ ok: false })
  })
})
