import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerOpenDialog, answerSaveDialog } from '../fixtures/desktop'
import { expect, test } from '../fixtures/test'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'

test('a bundle that was exported comes back as a draft that exports the same again', async ({ app }) => {
  const { page, electron } = app
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  await shell.startTrigger()
  await new EventPicker(page).choose('custom', /Custom Webhook/)
  await setup.eventName.fill('Orders')
  await setup.viewSampleButton.click()
  await sample.sendTestButton.click()
  await expect(sample.payload).toContainText('{')
  await sample.applyButton.click()
  await setup.applyButton.click()
  const first = join(app.dataDirectory, 'first.hookwright.json')
  await answerSaveDialog(electron, first)
  await setup.exportBundleButton.click()
  await expect(shell.notifications).toContainText('first.hookwright.json')
  await setup.doneButton.click()

  await answerOpenDialog(electron, first)
  await page.keyboard.press('Control+O')
  await expect(shell.importPreview).toContainText('Orders (2)')
  await shell.importButton.click()
  await expect(shell.trigger('Orders (2)')).toContainText('Draft')

  const second = join(app.dataDirectory, 'second.hookwright.json')
  await answerSaveDialog(electron, second)
  await shell.trigger('Orders (2)').click()
  await new TriggerPage(page).exportButton.click()
  await new TriggerPage(page).exportBundleItem.click()
  await expect(shell.notifications).toContainText('second.hookwright.json')
  const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
  const [exported, again] = [await read(first), await read(second)]
  expect(again).toEqual({
    ...exported,
    exportedAt: again.exportedAt,
    trigger: { ...exported.trigger, name: 'Orders (2)' },
  })
})

test('a file that is no bundle is refused with a sentence, and nothing changes', async ({ app }) => {
  const { page, electron } = app
  const files = [
    { name: 'not-json.hookwright.json', contents: 'this is not JSON', sentence: /not JSON/ },
    {
      name: 'newer.hookwright.json',
      contents: '{"format":"hookwright.bundle","version":99}',
      sentence: /version 99.*Update the app/,
    },
    { name: 'big.hookwright.json', contents: `"${'x'.repeat(50 * 1024 * 1024)}"`, sentence: /5 M/ },
  ]
  const shell = new Shell(page)
  await expect(shell.newTriggerButton).toBeVisible()
  for (const { name, contents, sentence } of files) {
    const path = join(app.dataDirectory, name)
    await writeFile(path, contents)
    await answerOpenDialog(electron, path)
    await page.keyboard.press('Control+O')
    await expect(shell.notifications).toContainText(sentence)
  }
  await expect(shell.dialogs).toHaveCount(0)
})
