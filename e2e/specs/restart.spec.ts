import { readClipboard } from '../fixtures/desktop'
import { launchApp } from '../fixtures/launch-app'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

const event = {
  headers: { 'content-type': 'application/json' },
  body: '{"order":{"id":820982911946154508,"total":1.10}}',
}

test('a restart keeps the trigger, its key, its deliveries, the port and so the URL', async ({ dataDirectory }) => {
  const first = await launchApp(dataDirectory, { HOOKWRIGHT_PORT: '' })
  const setup = new TriggerSetup(first.page)
  const sample = new SampleEvent(first.page)
  await new Shell(first.page).startTrigger()
  await new EventPicker(first.page).choose('custom', /Custom Webhook/)
  await setup.eventName.fill('Orders')
  await setup.copyButton('Webhook Full URL').click()
  await expect.poll(() => readClipboard(first.electron)).toContain('?apikey=')
  const url = await readClipboard(first.electron)
  await setup.viewSampleButton.click()
  await sample.listenButton.click()
  await expect(sample.stopButton).toBeVisible()
  expect((await send(url, event)).status).toBe(200)
  await sample.applyButton.click()
  await setup.applyButton.click()
  await setup.doneButton.click()
  await first.quit()

  const second = await launchApp(dataDirectory, { HOOKWRIGHT_PORT: '' })
  expect(second.receiverUrl).toBe(first.receiverUrl)
  const shell = new Shell(second.page)
  await expect(shell.trigger('Orders')).toContainText('Ready')
  expect((await send(url, event)).status).toBe(200)
  await shell.trigger('Orders').click()
  await expect(new Deliveries(second.page).rows).toHaveCount(2)
  await second.quit()
})

test('a reload and a crash of the page while events arrive lose none of them', async ({ app }) => {
  const { page, electron } = app
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  const shell = new Shell(page)
  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await setup.eventName.fill('Orders')
  await setup.copyButton('Webhook Full URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('?apikey=')
  const url = await readClipboard(electron)
  await setup.viewSampleButton.click()
  await sample.sendTestButton.click()
  await expect(sample.payload).toContainText('{')
  await sample.applyButton.click()
  await setup.applyButton.click()
  await setup.doneButton.click()

  const reloaded = page.waitForEvent('load')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(url, event)))
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  await reloaded
  await shell.trigger('Orders').click()
  await expect(new Deliveries(page).chip('All')).toHaveAccessibleName(/21/)

  // Playwright gives up a page that crashed, so the window is asked through the main process from here on.
  const crashed = electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((loadedAgain) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => loadedAgain())
        contents?.forcefullyCrashRenderer()
      }),
  )
  const afterCrash = await Promise.all(Array.from({ length: 20 }, () => send(url, event)))
  await crashed
  const readWindow = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    )
  expect(afterCrash.map(({ status }) => status)).toEqual(Array(20).fill(200))
  await expect.poll(readWindow, { timeout: 15_000 }).toContain('41 deliveries stored')
  expect(await readWindow()).toContain('Orders')
})
