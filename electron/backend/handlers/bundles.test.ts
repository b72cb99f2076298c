import { bundleSchema } from '@shared/contracts/bundle'
import type { Bundle } from '@shared/contracts/bundle'
import publishedSchema from '../../../docs/bundle.schema.json'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { must } from '@shared/domain/assert'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

/** The main job over real HTTP: listen, receive, analyse, confirm, complete. */
async function openWithReadyTrigger() {
  const test = await openTestBackend()
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  await test.call('triggers.update', { triggerId, name: 'Webhook: Orders' })
  const { secret } = await test.call('keys.reveal', { triggerId })
  const { status } = await test.call('app.snapshot', {})
  const url = `${status.publicBase}/hooks/${token}`
  await test.call('triggers.listen', { triggerId, listening: true })
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}`, 'X-Shop': 'north' }
  await post(url, '{"order":1,"lines":[{"sku":"ä"}]}', headers)
  test.clock.advance(1000)
  await post(`${url}?apikey=${secret}`, Uint8Array.of(0xff, 0xfe, 0x00), { 'Content-Type': 'application/octet-stream' })
  await test.call('schemas.apply', { triggerId })
  await test.call('triggers.transition', { triggerId, to: 'complete' })
  return { test, triggerId, secret }
}

async function exportBundle(test: TestBackend, triggerId: string): Promise<{ text: string; bundle: Bundle }> {
  await test.call('bundles.export', { triggerId, kind: 'bundle' })
  const { contents } = must(test.desktop.saved.at(-1), 'the export was saved')
  return { text: contents, bundle: bundleSchema.parse(JSON.parse(contents)) }
}

async function importBundle(test: TestBackend, text: string) {
  test.desktop.nextFile = Buffer.from(text)
  const { preview } = await test.call('bundles.open', {})
  const { importId } = must(preview, 'a file was chosen')
  return { preview: must(preview, 'a file was chosen'), trigger: await test.call('bundles.import', { importId }) }
}

describe('export', () => {
  it('writes the trigger, schema and samples with their verdicts, and no secret', async () => {
    const { test, triggerId, secret } = await openWithReadyTrigger()
    const { text, bundle } = await exportBundle(test, triggerId)
    expect(bundle.trigger.name).toBe('Webhook: Orders')
    expect(bundle.samples.map(({ body }) => body)).toEqual([
      { encoding: 'utf8', data: '{"order":1,"lines":[{"sku":"ä"}]}' },
      { encoding: 'base64', data: '//4A' },
    ])
    expect(bundle.samples[0]?.expected).toEqual({ outcome: 'accepted', status: 200 })
    const headers = bundle.samples[0]?.headers ?? []
    expect(headers).toContainEqual(['X-Shop', 'north'])
    expect(headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]).toBe('')
    expect(text).not.toContain(secret)
    expect(test.desktop.saved[0]?.suggestedName).toBe('orders.hookwright.json')
    const validate = new Ajv2020({ validateFormats: false, allowUnionTypes: true }).compile(publishedSchema)
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true)
  })

  it('writes the confirmed schema as a file of its own', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    expect(await test.call('bundles.export', { triggerId, kind: 'jsonSchema' })).toEqual({
      path: '/home/tester/orders.schema.json',
    })
    const [trigger] = (await test.call('app.snapshot', {})).triggers
    expect(JSON.parse(test.desktop.saved[0]?.contents ?? '')).toEqual(trigger?.schema)
  })

  it('has no schema to write before one is confirmed', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    expect((await test.fail('bundles.export', { triggerId, kind: 'jsonSchema' })).code).toBe('invalid_state')
  })

  it('tells a cancelled dialog from a file that cannot be written', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    test.desktop.saving = 'cancelled'
    expect(await test.call('bundles.export', { triggerId, kind: 'bundle' })).toEqual({ path: null })
    test.desktop.saving = 'failed'
    const error = await test.fail('bundles.export', { triggerId, kind: 'bundle' })
    expect(error).toMatchObject({ code: 'file_failed', message: expect.stringContaining('no space left') })
  })
})

describe('import', () => {
  it('gives back all but the secrets: its export equals the original one', async () => {
    const { test, triggerId, secret } = await openWithReadyTrigger()
    const original = await exportBundle(test, triggerId)
    await test.call('triggers.remove', { triggerId })
    const { trigger } = await importBundle(test, original.text)
    expect(trigger).toMatchObject({ state: 'draft', sampleCount: 2, keyLost: false })
    expect((await test.call('keys.reveal', { triggerId: trigger.id })).secret).not.toBe(secret)
    test.clock.advance(60_000)
    const again = await exportBundle(test, trigger.id)
    expect(again.bundle).toEqual({ ...original.bundle, exportedAt: again.bundle.exportedAt })
    expect(again.bundle.exportedAt).not.toBe(original.bundle.exportedAt)
  })

  it('gives back a field that is called __proto__, also after a restart', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const { secret } = await test.call('keys.reveal', { triggerId })
    await test.call('triggers.listen', { triggerId, listening: true })
    const { status, triggers } = await test.call('app.snapshot', {})
    const url = `${status.publicBase}/hooks/${triggers[0]?.token}`
    await post(url, '{"__proto__":{"polluted":1},"constructor":2}', { 'X-API-Key': secret })
    const { schema } = await test.call('schemas.apply', { triggerId })
    expect(JSON.stringify(schema)).toContain('"__proto__"')
    const { text } = await exportBundle(test, triggerId)
    const { trigger } = await importBundle(test, text)
    expect(JSON.stringify(trigger.schema)).toBe(JSON.stringify(schema))
    const after = await (await test.restart()).call('app.snapshot', {})
    expect(after.triggers.map((one) => JSON.stringify(one.schema))).toEqual(Array(2).fill(JSON.stringify(schema)))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('keeps the imported trigger and its samples over a restart', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    const { text } = await exportBundle(test, triggerId)
    const { trigger } = await importBundle(test, text)
    const after = await test.restart()
    const [, imported] = (await after.call('app.snapshot', {})).triggers
    expect(imported).toEqual(trigger)
    expect((await after.call('samples.list', { triggerId: trigger.id })).samples).toHaveLength(2)
  })

  it('shows what it would do, changes nothing yet, and then stands beside a trigger of the same name', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    const { text } = await exportBundle(test, triggerId)
    test.desktop.nextFile = Buffer.from(text)
    const { preview } = await test.call('bundles.open', {})
    expect(preview).toMatchObject({
      ...{ name: 'Webhook: Orders', renamedTo: 'Webhook: Orders (2)', connectionName: 'Custom Webhook' },
      ...{ method: 'API Key', sampleCount: 2, hasSchema: true, fileName: 'opened.hookwright.json' },
    })
    expect((await test.call('app.snapshot', {})).triggers).toHaveLength(1)
    const trigger = await test.call('bundles.import', { importId: preview?.importId ?? '' })
    expect(trigger.name).toBe('Webhook: Orders (2)')
    expect((await test.call('app.snapshot', {})).triggers).toHaveLength(2)
  })

  it('shows what differs from the trigger of the same name, which it leaves as it is', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    const { bundle } = await exportBundle(test, triggerId)
    const changed = {
      ...bundle,
      trigger: { ...bundle.trigger, authentication: { ...bundle.trigger.authentication, headerName: 'X-Shop-Key' } },
      schema: {
        type: 'object',
        properties: { order: { type: 'string' }, paid: { type: 'boolean' } },
        required: ['paid'],
      },
    }
    test.desktop.nextFile = Buffer.from(JSON.stringify(changed))
    const { preview } = await test.call('bundles.open', {})
    expect(preview?.differences).toEqual([
      { what: 'Authentication', existing: 'API Key (X-API-Key)', imported: 'API Key (X-Shop-Key)' },
      { what: 'Field lines', existing: 'array', imported: null },
      { what: 'Field lines[].sku', existing: 'string', imported: null },
      { what: 'Field order', existing: 'integer', imported: 'string' },
      { what: 'Field paid', existing: null, imported: 'boolean, required' },
    ])
    const before = (await test.call('app.snapshot', {})).triggers[0]
    await test.call('bundles.import', { importId: preview?.importId ?? '' })
    expect((await test.call('app.snapshot', {})).triggers.find(({ id }) => id === triggerId)).toEqual(before)
  })

  it('happens once, and only for the file opened last', async () => {
    const { test, triggerId } = await openWithReadyTrigger()
    const { text } = await exportBundle(test, triggerId)
    const { preview } = await importBundle(test, text)
    expect((await test.fail('bundles.import', { importId: preview.importId })).code).toBe('not_found')
    test.desktop.nextFile = Buffer.from(text)
    const first = await test.call('bundles.open', {})
    test.desktop.nextFile = Buffer.from('not a bundle')
    await test.fail('bundles.open', {})
    expect((await test.fail('bundles.import', { importId: first.preview?.importId ?? '' })).code).toBe('not_found')
  })

  it('refuses a file of 50 MB with a sentence, and a cancelled dialog is no error', async () => {
    const test = await openTestBackend()
    test.desktop.nextFile = Buffer.alloc(50 * 1000 * 1000, '[')
    const error = await test.fail('bundles.open', {})
    expect(error).toMatchObject({ code: 'invalid_file', message: expect.stringContaining('5 MiB') })
    test.desktop.nextFile = null
    expect(await test.call('bundles.open', {})).toEqual({ preview: null })
  })
})
