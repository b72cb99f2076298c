import { createHmac } from 'node:crypto'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { RecipePreview } from '@shared/contracts/recipe-preview'
import { must } from '@shared/domain/assert'
import { afterEach, describe, expect, it } from 'vitest'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import type { TestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

afterEach(closeTestBackends)

const secret = '6b1f0c9e2d7a48538fb2a6c1d40e97f3156c8ad2be09437f'
const body = '{"parcel":"P-1042","state":"delivered"}'

const scheme: CustomScheme = {
  recipe: {
    type: 'hmac',
    algorithm: 'sha512',
    key: 'hex',
    credential: { at: [{ from: 'header', name: 'X-Parcel-Signature' }], prefix: 'v2=' },
    encodings: ['base64url'],
    content: [
      { part: 'method' },
      { part: 'literal', text: '\n' },
      { part: 'url', form: 'path' },
      { part: 'literal', text: '\n' },
      { part: 'header', name: 'X-Parcel-Time' },
      { part: 'literal', text: '\n' },
      { part: 'body' },
    ],
    timestamp: {
      source: { from: 'header', name: 'x-parcel-time' },
      unit: 's',
      toleranceSeconds: 300,
      direction: 'both',
    },
    replay: 'signature',
  },
  eventTypeFrom: [{ from: 'body', path: 'state' }],
}

const sign = (path: string, time: number, key: Uint8Array = Buffer.from(secret, 'hex')) => ({
  'Content-Type': 'application/json',
  'X-Parcel-Time': String(time),
  'X-Parcel-Signature': `v2=${createHmac('sha512', key).update(`POST\n${path}\n${time}\n${body}`).digest('base64url')}`,
})

async function openWithScheme(own: CustomScheme = scheme) {
  const test = await openTestBackend()
  // The search for a cause has a limit of time, which must not decide a test on a busy machine.
  test.clock.monotonic = () => 0
  const { id: triggerId, token } = await test.call('triggers.create', {
    connectionId: 'custom-webhook',
    eventType: null,
  })
  const authentication = { method: 'signature', preset: 'custom', headerName: 'X-API-Key', custom: own } as const
  const trigger = await test.call('triggers.update', { triggerId, authentication })
  const { status } = await test.call('app.snapshot', {})
  const path = `/hooks/${token}`
  return { test, trigger, triggerId, path, url: `${status.publicBase}${path}`, authentication }
}

const newest = async (test: TestBackend, triggerId: string | null) =>
  must(
    (await test.call('deliveries.page', { triggerId, outcome: null, before: null, limit: 1 })).deliveries[0],
    'one was recorded',
  )

const shownText = ({ contents }: RecipePreview): string =>
  (contents[0]?.parts ?? []).map((part) => Buffer.from(part.base64, 'base64').toString()).join('')

describe('a trigger with a recipe of its own', () => {
  it('judges by it over real HTTP, also after a restart', async () => {
    const { test, triggerId, path, url } = await openWithScheme()
    await test.call('keys.setVendorSecret', { triggerId, secret })
    await test.call('triggers.listen', { triggerId, listening: true })
    const time = Math.floor(test.clock.now() / 1000)
    expect(await post(url, body, sign(path, time))).toMatchObject({ status: 200, json: { status: 'accepted' } })
    expect(await newest(test, triggerId)).toMatchObject({ eventType: 'delivered', authentic: true })
    expect((await post(url, body, sign(path, time, Buffer.from(secret)))).status).toBe(401)
    const { id: deliveryId } = await newest(test, triggerId)
    expect((await test.call('deliveries.get', { deliveryId })).diagnosis).toMatchObject({
      mistake: 'secret_not_decoded',
    })
    const again = await test.restart()
    const { status, triggers } = await again.call('app.snapshot', {})
    expect(triggers[0]?.authentication.custom).toEqual(scheme)
    expect((await post(`${status.publicBase}${path}`, body, sign(path, time - 1))).json).not.toMatchObject({
      error: 'unauthorized',
    })
  })

  it('is played by the sender', async () => {
    const { test, triggerId } = await openWithScheme()
    await test.call('keys.setVendorSecret', { triggerId, secret })
    await test.call('triggers.listen', { triggerId, listening: true })
    expect(await test.call('sender.sendTest', { triggerId })).toMatchObject({ status: 200 })
  })

  it('keeps it while another scheme is chosen, and where an update does not name it', async () => {
    const { test, triggerId, authentication } = await openWithScheme()
    const { method, headerName } = authentication
    const blink = await test.call('triggers.update', {
      triggerId,
      authentication: { method, headerName, preset: 'blink' },
    })
    expect(blink.authentication).toMatchObject({ preset: 'blink', custom: scheme })
    const back = await test.call('triggers.update', {
      triggerId,
      authentication: { method, headerName, preset: 'custom' },
    })
    expect(back.authentication.custom).toEqual(scheme)
  })

  it('drops the settings that a new scheme does not have', async () => {
    const field = { name: 'account', label: 'Account', hint: 'Its id.', required: false, generated: false }
    const { test, triggerId, authentication } = await openWithScheme({ ...scheme, config: [field] })
    const filled = await test.call('triggers.update', {
      triggerId,
      authentication: { ...authentication, custom: { ...scheme, config: [field] }, config: { account: '7' } },
    })
    expect(filled.authentication.config).toEqual({ account: '7' })
    const after = await test.call('triggers.update', {
      triggerId,
      authentication: { ...filled.authentication, custom: scheme },
    })
    expect(after.authentication.config).toBeUndefined()
  })

  it('is refused for a connection that has a scheme', async () => {
    const test = await openTestBackend()
    const { id: triggerId } = await test.call('triggers.create', { connectionId: 'github', eventType: null })
    const authentication = { method: 'signature', preset: 'custom', headerName: 'X-API-Key', custom: scheme } as const
    const error = await test.fail('triggers.update', { triggerId, authentication })
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('Custom Webhook') })
    const preview = await test.fail('recipes.preview', { triggerId, scheme, deliveryId: null })
    expect(preview.code).toBe('not_allowed')
  })

  it('takes no recipe that is nonsense', async () => {
    const { test, triggerId, authentication } = await openWithScheme()
    const custom = { ...scheme, recipe: { ...scheme.recipe, content: [{ part: 'method' as const }] } }
    const error = await test.fail('triggers.update', {
      triggerId,
      authentication: { ...authentication, custom } as never,
    })
    expect(error.code).toBe('invalid_input')
  })

  it('goes with its bundle, and comes back with it', async () => {
    const { test, triggerId } = await openWithScheme()
    await test.call('bundles.export', { triggerId, kind: 'bundle' })
    const { contents } = must(test.desktop.saved.at(-1), 'the export was saved')
    expect(JSON.parse(contents).version).toBe(2)
    test.desktop.nextFile = Buffer.from(contents)
    const { preview } = await test.call('bundles.open', {})
    expect(preview).toMatchObject({ method: 'Signature: Custom recipe' })
    expect(preview?.notes.join(' ')).toContain('recipe of its own')
    const imported = await test.call('bundles.import', { importId: must(preview, 'it was read').importId })
    expect(imported.authentication.custom).toEqual(scheme)
  })

  it('is refused in a bundle of another connection', async () => {
    const { test, triggerId } = await openWithScheme()
    await test.call('bundles.export', { triggerId, kind: 'bundle' })
    const { contents } = must(test.desktop.saved.at(-1), 'the export was saved')
    test.desktop.nextFile = Buffer.from(contents.replace('"custom-webhook"', '"github"'))
    expect((await test.fail('bundles.open', {})).message).toContain('custom recipe for GitHub')
  })
})

describe('a preview', () => {
  it('shows the signed bytes, the digest and the match of a recorded delivery, and no secret', async () => {
    const { test, triggerId, path, url } = await openWithScheme()
    await test.call('keys.setVendorSecret', { triggerId, secret })
    const time = Math.floor(test.clock.now() / 1000)
    const headers = sign(path, time)
    await post(url, body, headers)
    const { id: deliveryId } = await newest(test, triggerId)
    const preview = await test.call('recipes.preview', { triggerId, scheme, deliveryId })
    expect(preview).toMatchObject({ authentic: true, reason: null, algorithm: 'HMAC-SHA512' })
    expect(shownText(preview)).toBe(`POST\n${path}\n${time}\n${body}`)
    const digest = headers['X-Parcel-Signature'].slice('v2='.length)
    expect(preview.contents[0]).toMatchObject({
      digests: [{ encoding: 'base64url', text: digest }],
      carried: [digest],
      matches: true,
    })
    expect(JSON.stringify(preview)).not.toContain(secret)
  })

  it('says the cause where it does not match, of a scheme that is not saved', async () => {
    const { test, triggerId, path, url } = await openWithScheme()
    await test.call('keys.setVendorSecret', { triggerId, secret })
    await post(url, body, sign(path, Math.floor(test.clock.now() / 1000)))
    const { id: deliveryId } = await newest(test, triggerId)
    const wrong = { ...scheme, recipe: { ...scheme.recipe, encodings: ['hex' as const] } } as CustomScheme
    const preview = await test.call('recipes.preview', { triggerId, scheme: wrong, deliveryId })
    expect(preview).toMatchObject({
      authentic: false,
      reason: 'signature_not_encoded',
      diagnosis: { mistake: 'signature_encoding' },
    })
    expect((await newest(test, triggerId)).authentic).toBe(true)
  })

  it('covers the secret where it is part of what is signed', async () => {
    const { test, triggerId, path, url } = await openWithScheme()
    await test.call('keys.setVendorSecret', { triggerId, secret })
    await post(`${url}?note=${secret}`, body, { ...sign(path, 1), 'X-Note': `a ${secret} b` })
    const { id: deliveryId } = await newest(test, triggerId)
    const { credential, replay } = scheme.recipe
    const leaky: CustomScheme = {
      recipe: {
        ...{ type: 'hash', algorithm: 'sha256', credential, replay, encodings: ['hex'] },
        content: [
          { part: 'secret' },
          { part: 'header', name: 'X-Note' },
          { part: 'url', form: 'full' },
          { part: 'body' },
        ],
      },
    }
    const preview = await test.call('recipes.preview', { triggerId, scheme: leaky, deliveryId })
    expect(preview.contents[0]?.parts.map(({ isMasked }) => isMasked)).toEqual([true, true, true, false])
    expect(shownText(preview)).toContain(`a ${'*'.repeat(secret.length)} b`)
    expect(JSON.stringify(preview) + shownText(preview)).not.toContain(secret)
  })

  it('takes a delivery of Unmatched, and none of another trigger', async () => {
    const { test, triggerId, url } = await openWithScheme()
    await post(`${url.slice(0, -3)}xyz`, body, { 'X-Parcel-Time': '1' })
    const unmatched = await newest(test, null)
    const preview = await test.call('recipes.preview', { triggerId, scheme, deliveryId: unmatched.id })
    expect(preview).toMatchObject({ authentic: false, reason: 'signature_missing' })
    const other = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const { status } = await test.call('app.snapshot', {})
    await post(`${status.publicBase}/hooks/${other.token}`, body)
    const foreign = await newest(test, other.id)
    const error = await test.fail('recipes.preview', { triggerId, scheme, deliveryId: foreign.id })
    expect(error.code).toBe('not_found')
  })

  it('without a secret shows what is signed, and no digest', async () => {
    const { test, triggerId } = await openWithScheme()
    const preview = await test.call('recipes.preview', { triggerId, scheme, deliveryId: null })
    expect(preview).toMatchObject({
      authentic: false,
      reason: 'secret_unavailable',
      contents: [{ digests: [], matches: null }],
    })
    expect(shownText(preview)).toMatch(/^POST\n\/hooks\/\S+\n\d+\n\{/)
  })
})
