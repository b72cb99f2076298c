import { connect } from 'node:net'
import { callApp } from '../fixtures/call-app'
import type { RunningApp } from '../fixtures/launch-app'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'

const mebibyte = 1024 * 1024

/** A ready trigger that takes any event with its API key. */
async function makeTrigger(app: RunningApp): Promise<{ url: string; id: string; headers: Record<string, string> }> {
  const { page } = app
  const { id, token } = await callApp(page, 'triggers.create', { connectionId: 'custom-webhook', eventType: null })
  const { secret } = await callApp(page, 'keys.reveal', { triggerId: id })
  await callApp(page, 'triggers.update', { triggerId: id, name: 'Odd events' })
  await callApp(page, 'triggers.listen', { triggerId: id, listening: true })
  const headers = { 'content-type': 'application/json', 'x-api-key': secret }
  return { id, url: `${app.receiverUrl}/hooks/${token}`, headers }
}

const oddBodies: [name: string, body: Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['500,000 levels', Buffer.from('['.repeat(500_000))],
  ['duplicate keys', Buffer.from('{"a":1,"a":2}')],
  ['a number beyond every double', Buffer.from('{"n":1e400,"id":820982911946154508}')],
  ['a byte order mark', Buffer.from('\ufeff{"a":1}')],
  ['__proto__ keys', Buffer.from('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')],
  ['a cut-off object', Buffer.from('{"a":')],
]

test('odd bodies are all answered, kept byte for byte and shown, and the window stays usable', async ({ app }) => {
  const { page } = app
  const { id, url, headers } = await makeTrigger(app)
  for (const [name, body] of oddBodies) expect((await send(url, { headers, body })).status, name).toBe(200)

  const { deliveries } = await callApp(page, 'deliveries.page', {
    triggerId: id,
    outcome: null,
    before: null,
    limit: 50,
  })
  expect(deliveries.map(({ size }) => size).reverse()).toEqual(oddBodies.map(([, body]) => body.length))
  const shell = new Shell(page)
  await shell.trigger('Odd events').click()
  const rows = new Deliveries(page).rows
  await expect(rows).toHaveCount(oddBodies.length)
  for (let index = 0; index < oddBodies.length; index += 1) {
    await rows.nth(index).click()
    await expect(new Deliveries(page).detail).toContainText('as received')
  }
  await new TriggerPage(page).listenButton.click()
  const sample = new SampleEvent(page)
  await expect(sample.dialog).toContainText('received')
  await sample.sendTestButton.click()
  await expect(sample.schema).toBeVisible()
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
})

test('200 senders at once and a body of 65 MiB leave the window answering, and nothing acknowledged is lost', async ({
  app,
}) => {
  const { page } = app
  const { id, url, headers } = await makeTrigger(app)
  await callApp(page, 'settings.save', { bodyLimitBytes: 64 * mebibyte })
  const large = send(url, { headers, body: Buffer.alloc(65 * mebibyte, 0x20) })
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => send(url, { headers, body: JSON.stringify({ index }) })),
  )
  await new Shell(page).settingsButton.click()
  await expect(new Shell(page).settings).toBeVisible()
  await page.keyboard.press('Escape')
  expect((await large).status).toBe(413)
  const accepted = answers.filter(({ status }) => status === 200)
  expect(accepted).toHaveLength(200)
  const { triggers } = await callApp(page, 'app.snapshot', {})
  expect(triggers.find((trigger) => trigger.id === id)?.counts).toMatchObject({ accepted: 200, refused: 1 })
  const fits = Buffer.alloc(64 * mebibyte, 0x20)
  expect((await send(url, { headers, body: fits })).status).toBe(200)
  await new Shell(page).trigger('Odd events').click()
  await new Deliveries(page).rows.first().click()
  await expect(new Deliveries(page).detail).toContainText('67,108,864 bytes')
})

test('2,000 headers are refused and recorded, and the next request is answered', async ({ app }) => {
  const { hostname, port } = new URL(app.receiverUrl)
  const { url, headers } = await makeTrigger(app)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
    const lines = Array.from({ length: 2_000 }, (_, index) => `h${index}: 1\r\n`).join('')
    socket.write(`POST /hooks/x HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 2\r\n${lines}\r\n{}`)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  expect((await send(url, { headers, body: '{}' })).status).toBe(200)
  await expect
    .poll(async () => (await callApp(app.page, 'app.snapshot', {})).status.stored.unmatched, { timeout: 5_000 })
    .toBe(1)
})
