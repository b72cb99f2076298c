import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { callApp } from '../fixtures/call-app'
import { launchApp } from '../fixtures/launch-app'
import { expect, test } from '../fixtures/test'
import { Shell } from '../pages/shell'

/** Electron's way to behave as on a Linux without a keyring. */
const withoutKeyring = ['--password-store=basic']

test('without a keychain the user chooses once where secrets are kept, and a restart honours it', async ({
  dataDirectory,
}) => {
  test.skip(process.platform !== 'linux', 'Windows and macOS always have a keychain.')
  const unset = { HOOKWRIGHT_SECRETS: '' }
  const first = await launchApp(dataDirectory, unset, withoutKeyring)
  const { notices } = new Shell(first.page)
  await expect(notices).toContainText('Choose where secrets are kept')
  const { id } = await callApp(first.page, 'triggers.create', { connectionId: 'custom-webhook', eventType: null })
  const { secret } = await callApp(first.page, 'keys.reveal', { triggerId: id })
  await new Shell(first.page).noticeButton('Keep in an unencrypted file').click()
  await expect(notices).not.toContainText('Choose where secrets are kept')
  expect((await stat(join(dataDirectory, 'secrets.json'))).mode & 0o777).toBe(0o600)
  await first.quit()

  const second = await launchApp(dataDirectory, unset, withoutKeyring)
  await expect(new Shell(second.page).notices).not.toContainText('Choose where secrets are kept')
  expect((await callApp(second.page, 'keys.reveal', { triggerId: id })).secret).toBe(secret)
  await second.quit()
})
