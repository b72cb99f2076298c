import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { findViolations } from '../fixtures/axe'
import { answerSaveDialog, readClipboard } from '../fixtures/desktop'
import { isAccepted } from '../fixtures/json-schema'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { readGithubPayload } from '../fixtures/vendor-payloads'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

const payload = readGithubPayload('issues', 'opened')

test('a Custom Webhook with an API key goes from nothing to an exported schema that accepts the real payload', async ({
  app,
}) => {
  const { page, electron } = app
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)

  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await expect(setup.eventName).toHaveValue(/^Webhook: /)
  await expect(setup.apiKeyMethod).toBeChecked()
  for (const field of [setup.fullUrl, setup.baseUrl, setup.apiKey]) await expect(field).toBeVisible()

  await setup.signatureMethod.click()
  await expect(setup.fullUrl).toBeHidden()
  await expect(setup.baseUrl).toBeVisible()
  await expect(setup.apiKey).toBeVisible()
  await setup.apiKeyMethod.click()
  await expect(setup.fullUrl).toBeVisible()

  await setup.copyButton('Webhook Full URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('?apikey=hwk_')
  const fullUrl = await readClipboard(electron)
  const key = new URL(fullUrl).searchParams.get('apikey') ?? ''
  expect(await page.content()).not.toContain(key)
  expect(await setup.fullUrl.inputValue()).not.toContain(key)
  expect(fullUrl.startsWith(`${app.receiverUrl}/hooks/`)).toBe(true)

  await setup.viewSampleButton.click()
  await sample.listenButton.click()
  await expect(sample.stopButton).toBeVisible()
  const reply = await send(fullUrl, { headers: { 'content-type': 'application/json' }, body: payload })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body)).toMatchObject({ status: 'accepted' })

  await expect(sample.payload).toContainText('"action"')
  await expect(sample.field('action')).toContainText('string')
  await expect(sample.field('issue')).toContainText('object')
  await sample.applyButton.click()
  await expect(sample.dialog).toBeHidden()
  await setup.applyButton.click()

  const schemaFile = join(app.dataDirectory, 'exported.schema.json')
  await answerSaveDialog(electron, schemaFile)
  await setup.exportJsonSchemaButton.click()
  await expect(shell.notifications).toContainText('exported.schema.json')
  const schema = JSON.parse(await readFile(schemaFile, 'utf8'))
  expect(await isAccepted(schema, JSON.parse(payload.toString()))).toBe(true)
  expect(await isAccepted(schema, { ...JSON.parse(payload.toString()), action: 1 })).toBe(false)

  const bundleFile = join(app.dataDirectory, 'exported.hookwright.json')
  await answerSaveDialog(electron, bundleFile)
  await setup.exportBundleButton.click()
  await expect(shell.notifications).toContainText('exported.hookwright.json')
  const bundle = await readFile(bundleFile, 'utf8')
  expect(bundle).not.toContain(key)
  expect(JSON.parse(bundle)).toMatchObject({
    format: 'hookwright.bundle',
    schema,
    samples: [{ body: { data: payload.toString() } }],
  })

  await setup.doneButton.click()
  await expect(shell.trigger('Webhook: ')).toContainText('Ready')
  expect(await findViolations(page)).toEqual([])
})

test('a Custom Webhook with a Standard Webhooks signature accepts what the standardwebhooks package signs and refuses a tampered body', async ({
  app,
}) => {
  const { page, electron } = app
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)

  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await setup.signatureMethod.click()
  await setup.scheme('Standard Webhooks').click()
  await expect(setup.scheme('Standard Webhooks')).toBeChecked()
  await setup.copyButton('Webhook API Key').click()
  await expect.poll(() => readClipboard(electron)).toMatch(/^whsec_/)
  const secret = await readClipboard(electron)
  await setup.copyButton('Webhook Base URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('/hooks/')
  const url = await readClipboard(electron)

  const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'
  const sentAt = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, sentAt, payload.toString()),
  }

  await setup.viewSampleButton.click()
  await sample.listenButton.click()
  await expect(sample.stopButton).toBeVisible()
  const tampered = Buffer.from(payload)
  tampered.writeUInt8(tampered.readUInt8(20) ^ 1, 20)
  expect((await send(url, { headers, body: tampered })).status).toBe(401)
  await expect(sample.message(/1 request was refused/)).toBeVisible()
  expect((await send(url, { headers, body: payload })).status).toBe(200)
  expect(JSON.parse((await send(url, { headers, body: payload })).body)).toEqual({ status: 'duplicate' })

  await expect(sample.payload).toContainText('"action"')
  await sample.applyButton.click()
  await setup.applyButton.click()
  const schemaFile = join(app.dataDirectory, 'signed.schema.json')
  await answerSaveDialog(electron, schemaFile)
  await setup.exportJsonSchemaButton.click()
  await expect(shell.notifications).toContainText('signed.schema.json')
  const schema = JSON.parse(await readFile(schemaFile, 'utf8'))
  expect(await isAccepted(schema, JSON.parse(payload.toString()))).toBe(true)
})
