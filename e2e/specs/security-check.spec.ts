import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkReportSchema } from '@shared/contracts/sender'
import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { answerSaveDialog } from '../fixtures/desktop'
import { makeVendorTrigger } from '../fixtures/make-vendor-trigger'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Sender } from '../pages/sender'
import { Shell } from '../pages/shell'

const ecdsaKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
const ed25519Key = generateKeyPairSync('ed25519').publicKey

const vendors = [
  { type: 'hmac', connectionId: 'github' },
  { type: 'hmac with a time', connectionId: 'slack', secret: '8f742231b10e8888abcd99000000085a' },
  { type: 'hash', connectionId: 'hubspot', preset: 'hubspot-v2', secret: '3f1c9a7b-e20d-45c8-816f-0e94a3d7b25c' },
  { type: 'equals', connectionId: 'telegram' },
  {
    type: 'ed25519',
    connectionId: 'discord',
    secret: ed25519Key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  },
  {
    type: 'ecdsa',
    connectionId: 'sendgrid',
    secret: ecdsaKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  },
  { type: 'rsa with a fetched key', connectionId: 'aws-sns' },
  { type: 'jwt', connectionId: 'monday', secret: '5d0c1b7e94f84a6fb3c2e81a6d907f35' },
]

for (const { type, ...choice } of vendors) {
  test(`the security check passes for ${type}: ${choice.connectionId}`, async ({ app }) => {
    const { page } = app
    const sender = new Sender(page)
    const { id: triggerId, name } = await makeVendorTrigger(page, choice)
    await new Shell(page).trigger(name).click()
    await sender.tab.click()
    await sender.show('Security check')
    await sender.runCheckButton.click()
    await expect(sender.checkResult).toContainText(/^\d+ passed, 0 failed, \d+ do not apply/)
    await expect(sender.checkRow('The genuine event')).toContainText('passed')
    await expect(sender.checkRow('Another key')).toContainText(/401.*passed/)
    expect(await findViolations(page)).toEqual([])
    const { triggers } = await callApp(page, 'app.snapshot', {})
    const untouched = {
      firstAuthenticAt: null,
      firstHandshakeAt: null,
      sampleCount: 0,
      state: 'draft',
      listening: false,
    }
    expect(triggers.find(({ id }) => id === triggerId)).toMatchObject(untouched)
  })
}

test('a secret that anybody would guess fails the check, and the report can be saved', async ({
  app,
  dataDirectory,
}) => {
  const { page, electron } = app
  const sender = new Sender(page)
  const { name } = await makeVendorTrigger(page, { connectionId: 'stripe', secret: 'changeme' })
  await new Shell(page).trigger(name).click()
  await sender.tab.click()
  await sender.show('Security check')
  await sender.runCheckButton.click()
  await expect(sender.checkResult).toContainText('1 failed')
  await expect(sender.checkRow('Keys that anybody would guess')).toContainText('200, acceptedfailed')
  await expect(sender.checkRow('Signed an hour ahead')).toContainText('does not apply')
  expect(await findViolations(page)).toEqual([])

  const file = join(dataDirectory, 'report.json')
  await answerSaveDialog(electron, file)
  await sender.exportReportButton.click()
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  await expect(new Shell(page).notifications).toContainText('Saved to report.json')
  const report = checkReportSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  expect(report.rows.filter(({ result }) => result === 'failed').map(({ id }) => id)).toEqual(['guessed-key'])

  await sender
    .checkRow('Keys that anybody would guess')
    .getByRole('button', { name: /^Open delivery/ })
    .click()
  const deliveries = new Deliveries(page)
  await expect(deliveries.detail).toBeVisible()
  await expect(deliveries.rows.first()).toContainText('Security check')
  await expect(page.getByRole('button', { name: 'Use as sample' })).toBeHidden()
})
