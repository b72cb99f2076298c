import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { callApp } from '../fixtures/call-app'
import { fillWithDemoData } from '../fixtures/demo-data'
import { expect, test } from '../fixtures/test'
import { launchApp } from '../fixtures/launch-app'
import { Deliveries } from '../pages/deliveries'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'

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

test('every screen in both themes', async ({ dataDirectory }) => {
  await mkdir(directory, { recursive: true })
  const app = await launchApp(dataDirectory, { HOOKWRIGHT_SECRETS: 'memory' })
  const { page, electron } = app
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width: width ?? 1280, height: height ?? 800 },
  )
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  const deliveries = new Deliveries(page)
  const triggerPage = new TriggerPage(page)

  await expect(shell.newTriggerButton).toBeVisible()
  await shell.noticeButton('Dismiss').click()
  await shoot(page, 'first-run')
  await fillWithDemoData(page, app.receiverUrl)
  await shell.trigger('Issues opened').click()
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toBeVisible()
  await expect(deliveries.payload).toContainText('"action"')
  await expect(shell.stored).toContainText('14 deliveries')
  await shoot(page, 'deliveries')
  await triggerPage.tab('Schema').first().click()
  await shoot(page, 'schema')
  await triggerPage.tab('Setup').click()
  await shoot(page, 'setup-summary')

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
