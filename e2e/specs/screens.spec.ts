import type { Locator, Page } from '@playwright/test'
import { findViolations } from '../fixtures/axe'
import { expect, test } from '../fixtures/test'
import { EventPicker } from '../pages/event-picker'
import { ExportDialog } from '../pages/export-dialog'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'
import { TunnelSettings } from '../pages/tunnel-settings'

async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.hookwright.call('settings.save', { theme: chosen }), theme)
    await expect(new Shell(page).root).toHaveAttribute('data-theme', theme)
    expect(await findViolations(page), `${screen}, ${theme}`).toEqual([])
  }
}

test.describe('with a tunnel to choose', () => {
  test.use({ variables: { HOOKWRIGHT_TUNNEL: '' } })

  test('every screen passes the accessibility rules in both themes', async ({ app }) => {
    test.setTimeout(180_000)
    const { page } = app
    const shell = new Shell(page)
    const setup = new TriggerSetup(page)
    const sample = new SampleEvent(page)
    await expect(shell.newTriggerButton).toBeVisible()
    await expectAccessible(page, 'first run')
    await shell.newTriggerButton.click()
    await expectAccessible(page, 'new trigger')
    await shell.selectEventButton.click()
    const picker = new EventPicker(page)
    await expect(picker.search).toBeFocused()
    await expectAccessible(page, 'event picker')
    await picker.choose('custom', /Custom Webhook/)
    await expect(setup.eventName).toBeVisible()
    await expectAccessible(page, 'Trigger Setup')
    await setup.viewSampleButton.click()
    await expect(sample.listenButton).toBeVisible()
    await expectAccessible(page, 'Sample Webhook Event, empty')
    await sample.sendTestButton.click()
    await expect(sample.payload).toContainText('{')
    await expectAccessible(page, 'Sample Webhook Event')
    await sample.applyButton.click()
    await setup.applyButton.click()
    await expectAccessible(page, 'complete')
    const exported = new ExportDialog(page)
    await setup.allFormatsButton.click()
    await expect(exported.differences).toBeVisible()
    await expectAccessible(page, 'Export')
    await page.keyboard.press('Escape')
    await expect(exported.dialog).toBeHidden()
    await setup.doneButton.click()
    for (const tab of ['Deliveries', 'Schema', 'Setup'] as const) {
      await new TriggerPage(page).tab(tab).click()
      await expectAccessible(page, tab)
    }
    await shell.unmatchedButton.click()
    await expectAccessible(page, 'Unmatched')
    await shell.settingsButton.click()
    await expect(shell.settings).toBeVisible()
    await expectAccessible(page, 'Settings')
    const tunnel = new TunnelSettings(page)
    await tunnel.tab.click()
    for (const driver of ['ngrok', 'My own URL', 'SSH', 'Off'] as const) {
      await tunnel.driver(driver).click()
      await expect(tunnel.driver(driver)).toBeChecked()
      await expectAccessible(page, `Tunnel, ${driver}`)
    }
  })
})

test('the whole wizard can be done with the keyboard, from New trigger to Done', async ({ app }) => {
  const { page } = app
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  const tabTo = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible()
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`60 times Tab did not reach ${String(target)}`)
  }
  await expect(new Shell(page).newTriggerButton).toBeVisible()
  await page.keyboard.press('Control+N')
  await tabTo(new Shell(page).selectEventButton)
  await page.keyboard.press('Enter')
  await expect(new EventPicker(page).search).toBeFocused()
  await page.keyboard.type('custom')
  await page.keyboard.press('Enter')
  await expect(setup.eventName).toBeFocused()
  await tabTo(setup.viewSampleButton)
  await page.keyboard.press('Enter')
  await expect(sample.dialog).toBeVisible()
  await tabTo(sample.sendTestButton)
  await page.keyboard.press('Enter')
  await expect(sample.payload).toContainText('{')
  await tabTo(sample.applyButton)
  await page.keyboard.press('Enter')
  await expect(sample.dialog).toBeHidden()
  await tabTo(setup.applyButton)
  await page.keyboard.press('Enter')
  await tabTo(setup.doneButton)
  await page.keyboard.press('Enter')
  await expect(setup.dialog).toBeHidden()
  await expect(new Shell(page).trigger('Webhook: ')).toContainText('Ready')
})
