import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { callApp } from '../fixtures/call-app'
import { fillWithDemoData, sendWithLineBreak } from '../fixtures/demo-data'
import { expect, test } from '../fixtures/test'
import { launchApp } from '../fixtures/launch-app'
import { Deliveries } from '../pages/deliveries'
import { EventPicker } from '../pages/event-picker'
import { RecipeEditor } from '../pages/recipe-editor'
import { SampleEvent } from '../pages/sample-event'
import { Sender } from '../pages/sender'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'
import { TunnelSettings } from '../pages/tunnel-settings'
import { startNgrok } from '../servers/ngrok'
import { startSshd } from '../servers/sshd'

const directory = process.env.HOOKWRIGHT_SCREENSHOTS ?? resolve(import.meta.dirname, '../../docs/screenshots')
const [width, height] = (process.env.HOOKWRIGHT_SCREENSHOTS_SIZE ?? '1280x800').split('x').map(Number)

/** `open` and `close` are for what must be drawn anew in each theme, such as the settings, which show it. */
async function shoot(
  page: Page,
  name: string,
  around?: { open(): Promise<void>; close(): Promise<void> },
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await callApp(page, 'settings.save', { theme })
    await expect(new Shell(page).root).toHaveAttribute('data-theme', theme)
    await around?.open()
    await page.screenshot({ path: join(directory, `${name}-${theme}.png`), animations: 'disabled' })
    await around?.close()
  }
}

const resize = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width: width ?? 1280, height: height ?? 800 },
  )

test('every screen in both themes', async ({ dataDirectory }) => {
  await mkdir(directory, { recursive: true })
  const app = await launchApp(dataDirectory, { HOOKWRIGHT_SECRETS: 'memory' })
  const { page, electron } = app
  await resize(electron)
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  const deliveries = new Deliveries(page)
  const editor = new RecipeEditor(page)
  const triggerPage = new TriggerPage(page)
  const sender = new Sender(page)

  await expect(shell.newTriggerButton).toBeVisible()
  await shell.noticeButton('Dismiss').click()
  await shoot(page, 'first-run')
  const demo = await fillWithDemoData(page, app.receiverUrl)
  await shell.trigger('Issues opened').click()
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toBeVisible()
  await expect(deliveries.payload).toContainText('"action"')
  await expect(shell.stored).toContainText('14 deliveries')
  await shoot(page, 'deliveries')
  await sendWithLineBreak(page, app.receiverUrl, demo)
  await expect(shell.stored).toContainText('15 deliveries')
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toContainText('line break')
  await expect(deliveries.payload).toContainText('"action"')
  await shoot(page, 'why-not')
  await triggerPage.tab('Schema').first().click()
  await shoot(page, 'schema')
  await triggerPage.tab('Setup').click()
  await shoot(page, 'setup-summary')
  await sender.tab.click()
  await sender.sendButton.click()
  await expect(sender.outcome).toContainText('accepted')
  await shoot(page, 'sender')
  await sender.show('Handshakes')
  await sender.playButton("GitHub's ping").click()
  await expect(sender.handshake("GitHub's ping")).toContainText('passed')
  await shoot(page, 'sender-handshakes')
  await sender.show('Security check')
  await sender.runCheckButton.click()
  await expect(sender.checkResult).toContainText('0 failed')
  await shoot(page, 'security-check')

  await shell.startTrigger()
  await expect(new EventPicker(page).search).toBeFocused()
  await shoot(page, 'event-picker')
  await new EventPicker(page).choose('issues.opened', /opened/i)
  await expect(setup.baseUrl).toBeVisible()
  await shoot(page, 'trigger-setup')
  await setup.viewSampleButton.click()
  await expect(sample.listenButton).toBeVisible()
  await shoot(page, 'sample-event-waiting')
  await sample.sendTestButton.click()
  await expect(sample.payload).toContainText('"action"')
  await expect(sample.field('action')).toBeVisible()
  await shoot(page, 'sample-event')
  await sample.applyButton.click()
  await setup.applyButton.click()
  await expect(setup.doneButton).toBeVisible()
  await shoot(page, 'complete')
  await setup.doneButton.click()

  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await expect(setup.fullUrl).toBeVisible()
  await shoot(page, 'trigger-setup-custom')
  await setup.signatureMethod.click()
  await setup.scheme('Custom recipe').click()
  await expect(editor.conclusion).toContainText('Genuine')
  await shoot(page, 'custom-recipe')
  await editor.item('part 1').getByRole('button', { name: 'Remove part 1' }).click()
  await expect(editor.problems).toBeVisible()
  await editor.view('JSON').click()
  await expect(editor.json).toContainText('"recipe"')
  await shoot(page, 'custom-recipe-json')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await shell.unmatchedButton.click()
  await shoot(page, 'unmatched')
  await shoot(page, 'settings', {
    open: async () => {
      await shell.settingsButton.click()
      await expect(shell.settings).toBeVisible()
    },
    close: async () => {
      await page.keyboard.press('Escape')
      await expect(shell.settings).toBeHidden()
    },
  })
  await page.keyboard.press('Control+K')
  await shoot(page, 'palette')
  await app.quit()
})

test('the tunnel in both themes', async ({ dataDirectory }) => {
  const ngrok = await startNgrok()
  const sshd = await startSshd()
  const app = await launchApp(dataDirectory, { HOOKWRIGHT_TUNNEL: '', HOOKWRIGHT_SECRETS: 'memory' })
  const { page, electron } = app
  await resize(electron)
  const shell = new Shell(page)
  const tunnel = new TunnelSettings(page)
  await shell.noticeButton('Dismiss').click()
  const certificateFile = join(dataDirectory, 'authority.pem')
  await writeFile(certificateFile, ngrok.authority)
  const { id } = await fillWithDemoData(page, app.receiverUrl)
  await callApp(page, 'tunnel.setAuthtoken', { text: '2testTESTtestTESTtestTEST_notAnAuthtokenAtAll' })
  await callApp(page, 'tunnel.configure', {
    driver: 'ngrok',
    ngrok: { trust: 'file', certificateFile, serverAddress: `localhost:${ngrok.relay.port}` },
  })
  await callApp(page, 'tunnel.connect', {})
  await expect(shell.receiverStatus).toContainText('ms')
  await callApp(page, 'triggers.copy', { triggerId: id, field: 'baseUrl' })
  await tunnel.open()
  await expect(tunnel.connection).toContainText('Reachable from outside')
  await shoot(page, 'tunnel-online')

  await ngrok.relay.become('refuse')
  ngrok.relay.cut()
  await expect(tunnel.connection).toContainText('cannot be reached')
  await shoot(page, 'tunnel-offline')
  await expect
    .poll(() => callApp(page, 'tunnel.gaps', {}).then(({ gaps }) => Date.now() - (gaps[0]?.startedAt ?? Infinity)))
    .toBeGreaterThan(3_000)
  await ngrok.relay.become('pass')
  await callApp(page, 'tunnel.connect', {})
  await expect(tunnel.connection).toContainText('Reachable from outside')
  await tunnel.doneButton.click()
  await shell.trigger('Issues opened').click()
  await expect(new Deliveries(page).gaps).toHaveCount(1)
  await shoot(page, 'deliveries-online')

  await callApp(page, 'tunnel.configure', {
    driver: 'ssh',
    ssh: { host: sshd.host, port: sshd.port, user: sshd.user, keyFile: sshd.keyFile },
  })
  await tunnel.open()
  await expect(tunnel.trustKeyButton).toBeVisible()
  await shoot(page, 'tunnel-ssh')
  await tunnel.trustKeyButton.click()
  await expect(tunnel.connection).toContainText('Online')
  await tunnel.doneButton.click()
  await expect(new TriggerPage(page).copyNewUrlButton).toBeVisible()
  await shoot(page, 'old-url')
  await app.quit()
  await Promise.all([ngrok.close(), sshd.stop()])
})
