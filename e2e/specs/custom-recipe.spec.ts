import { createHmac } from 'node:crypto'
import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { readClipboard } from '../fixtures/desktop'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { EventPicker } from '../pages/event-picker'
import { RecipeEditor } from '../pages/recipe-editor'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

const secret = '6b1f0c9e2d7a48538fb2a6c1d40e97f3156c8ad2be09437f'
const body = '{"parcel":"P-1042","state":"delivered"}'

test('a scheme the app has never heard of is typed in, accepts what is signed so, and explains what is not', async ({
  app,
}) => {
  const { page, electron } = app
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const editor = new RecipeEditor(page)

  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await setup.signatureMethod.click()
  await setup.copyButton('Webhook Base URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('/hooks/')
  const url = await readClipboard(electron)
  const path = new URL(url).pathname

  await setup.scheme('Custom recipe').click()
  await expect(editor.dialog).toBeVisible()
  const signature = editor.section('Signature')
  await editor.choice(signature, 'Hash').selectOption({ label: 'SHA-512' })
  await editor.choice(signature, 'Key').selectOption({ label: 'hex, decoded' })
  await signature.getByLabel('base64url').check()
  await signature.getByLabel('hex', { exact: true }).uncheck()
  await signature.getByLabel('base64', { exact: true }).uncheck()

  const where = editor.section('Where the signature is')
  await editor.text(where, 'Name').fill('X-Parcel-Signature')
  await editor.choice(where, 'The signature is the').selectOption({ label: 'whole value' })

  const signed = editor.section('What is signed')
  await editor.choice(editor.item('part 1'), 'Part').selectOption({ label: 'method' })
  await editor.text(editor.item('part 2'), 'Text').fill('\\n')
  await editor.choice(editor.item('part 3'), 'Form').selectOption({ label: 'path alone' })
  await editor.text(editor.item('part 4'), 'Text').fill('\\n')
  await signed.getByRole('button', { name: 'Add part' }).click()
  await editor.choice(editor.item('part 6'), 'Part').selectOption({ label: 'header' })
  await editor.text(editor.item('part 6'), 'Name').fill('X-Parcel-Time')
  await editor.item('part 6').getByRole('button', { name: 'Move part 6 up' }).press('Enter')
  await expect(editor.choice(editor.item('part 6'), 'Part')).toHaveValue('body')
  await signed.getByRole('button', { name: 'Add part' }).click()
  await editor.text(editor.item('part 7'), 'Text').fill('\\n')
  await editor.item('part 7').getByRole('button', { name: 'Move part 7 up' }).press('Enter')
  await expect(editor.choice(editor.item('part 7'), 'Part')).toHaveValue('body')

  const time = editor.section('Time and replay')
  await editor.choice(time, 'Time').selectOption({ label: 'header' })
  await expect(editor.problems).toContainText('The timestamp is not signed')
  await editor.text(time, 'Name').fill('x-parcel-time')
  await editor.choice(editor.section('Secret'), 'It is').selectOption({ label: 'entered by hand' })
  await expect(editor.problems).toBeHidden()

  const reply = { accepted: { status: 202, headers: [['content-type', 'text/plain']], body: 'parcel noted' } }
  await editor.addInJson('reply', reply)
  await page.keyboard.press('Enter')
  await page.keyboard.type('"han')
  await expect(editor.suggestion('handshakes')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('[],')
  await editor.view('Form').click()
  await expect(editor.section('Edited in JSON')).toContainText('reply')
  await expect(editor.text(editor.item('part 5'), 'Name')).toHaveValue('X-Parcel-Time')
  expect(await findViolations(page)).toEqual([])
  await editor.useButton.click()
  await expect(editor.dialog).toBeHidden()
  await expect(setup.scheme('Custom recipe')).toBeChecked()
  await setup.vendorSecret('API Key').fill(secret)
  await setup.dialog.getByRole('button', { name: 'Save API Key' }).click()
  await expect(setup.vendorSecret('API Key')).not.toHaveValue(secret)

  const trigger = (await callApp(page, 'app.snapshot', {})).triggers[0]
  await callApp(page, 'triggers.listen', { triggerId: trigger?.id ?? '', listening: true })
  const now = Math.floor(Date.now() / 1000)
  const sign = (key: Uint8Array, at: number): Record<string, string> => ({
    'content-type': 'application/json',
    'x-parcel-time': String(at),
    'x-parcel-signature': createHmac('sha512', key).update(`POST\n${path}\n${at}\n${body}`).digest('base64url'),
  })
  const right = sign(Buffer.from(secret, 'hex'), now)
  expect(await send(url, { headers: right, body })).toEqual({ status: 202, body: 'parcel noted' })

  await setup.dialog.getByRole('button', { name: 'Edit recipe' }).click()
  await expect(editor.conclusion).toContainText('Genuine')
  await expect(editor.signedString).toHaveText(`POST↵\n${path}↵\n${now}↵\n${body}`, { useInnerText: true })
  expect((await editor.signedBytes()).toString()).toBe(`POST\n${path}\n${now}\n${body}`)
  await expect(editor.digest).toHaveText(right['x-parcel-signature'] ?? '')
  await expect(editor.carried).toHaveText(right['x-parcel-signature'] ?? '')
  expect(await page.content()).not.toContain(secret)

  const wrong = sign(Buffer.from(secret), now)
  expect((await send(url, { headers: wrong, body })).status).toBe(401)
  await expect(editor.previewWith.getByRole('option')).toHaveCount(3)
  await editor.previewWith.selectOption({ index: 1 })
  await expect(editor.conclusion).toContainText('The secret was not decoded')
  await expect(editor.preview).toContainText('Signature does not match')
  await expect(editor.digest).toHaveText(right['x-parcel-signature'] ?? '')
  await editor.closeButton.click()
  await page.keyboard.press('Escape')

  await shell.trigger('Webhook: ').click()
  await new Deliveries(page).rows.first().click()
  await expect(new Deliveries(page).reason).toContainText('The secret was not decoded')
  expect((await send(url, { headers: right, body: `${body} ` })).status).toBe(401)
})
