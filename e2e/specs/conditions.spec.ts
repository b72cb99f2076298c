import { findViolations } from '../fixtures/axe'
import { launchApp } from '../fixtures/launch-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Conditions } from '../pages/conditions'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'

const issue = (action: string, labels: string[]): string =>
  JSON.stringify({ action, issue: { number: 7, labels: labels.map((name) => ({ name })) } })

test('a condition is built by clicking a value, tried on recorded events, and lets only matching events fire', async ({
  dataDirectory,
}) => {
  const first = await launchApp(dataDirectory)
  const { page, receiverUrl } = first
  const { trigger, secret } = await makeReadyTrigger(page, receiverUrl, { name: 'Issues', method: 'apiKey' })
  const post = (body: string, base = receiverUrl) =>
    send(`${base}/hooks/${trigger.token}`, {
      headers: { 'content-type': 'application/json', 'x-api-key': secret },
      body,
    })
  await post(issue('closed', []))
  await post(issue('opened', ['bug']))

  const conditions = new Conditions(page)
  const deliveries = new Deliveries(page)
  await new Shell(page).trigger('Issues').click()
  await conditions.tab.click()
  await expect(page.getByText('every genuine event fires', { exact: false }).first()).toBeVisible()

  // Building by a click: path, operator and value come from the payload.
  await conditions.payloadValue('"opened"').click()
  await expect(conditions.values.first()).toHaveValue('body.action')
  await expect(conditions.operators.first()).toHaveValue('equals')
  await expect(conditions.operands.first()).toHaveValue('"opened"')
  await expect(conditions.count).toContainText('Matches 1 of 3 recorded events')
  await expect(conditions.cell('true: action is "opened"')).toBeVisible()
  await expect(conditions.cell('false: action is "closed", not "opened"')).toBeVisible()
  await expect(conditions.cell('false: action is missing')).toBeVisible()
  await conditions.saveButton.click()
  await expect(conditions.saveButton).toBeDisabled()

  // The receiver decides by it, and the delivery says why.
  expect(JSON.parse((await post(issue('opened', []))).body)).toMatchObject({ status: 'accepted' })
  expect(JSON.parse((await post(issue('closed', []))).body)).toEqual({ status: 'filtered' })
  await new TriggerPage(page).tab('Deliveries').click()
  await deliveries.rows.first().click()
  await expect(deliveries.verdict).toContainText('action is "closed", not "opened"')
  await conditions.deliveryTab.click()
  await expect(conditions.deliveryTable).toContainText('body.action equals "opened"')

  // The text form: what cannot be read is told with its place and loses nothing; what can is drawn by the builder.
  await conditions.tab.click()
  await conditions.textTab.click()
  await expect(conditions.text).toHaveValue('body.action equals "opened"')
  await conditions.text.fill('body.action eqals "opened"')
  await expect(page.getByText(/Line 1, column 13/)).toBeVisible()
  await expect(conditions.saveButton).toBeDisabled()
  const written = 'body.action exists and any item of body.issue.labels where (item.name equals "bug")'
  await conditions.text.fill(written)
  await expect(conditions.values).toHaveCount(2)
  await expect(conditions.values.nth(1)).toHaveValue('item.name')
  await expect(conditions.count).toContainText('Matches 1 of 5')
  await conditions.compareWith(0, 'security')
  await expect(conditions.text).toHaveValue(written.replace('"bug"', '"security"'))
  await expect(conditions.count).toContainText('Matches 0 of 5')
  await conditions.compareWith(0, 'bug')
  await conditions.saveButton.click()
  await expect(conditions.saveButton).toBeDisabled()
  expect(await findViolations(page)).toEqual([])
  await first.quit()

  const second = await launchApp(dataDirectory)
  const again = new Conditions(second.page)
  expect(JSON.parse((await post(issue('opened', []), second.receiverUrl)).body)).toEqual({ status: 'filtered' })
  await new Shell(second.page).trigger('Issues').click()
  await again.tab.click()
  await again.textTab.click()
  await expect(again.text).toHaveValue(written)
  await second.quit()
})

test('a value inside a list becomes a condition on any of its items, by the keyboard and in Trigger Setup too', async ({
  app,
}) => {
  const { page, receiverUrl } = app
  const { trigger, secret } = await makeReadyTrigger(page, receiverUrl, { name: 'Issues', method: 'apiKey' })
  await send(`${receiverUrl}/hooks/${trigger.token}`, {
    headers: { 'content-type': 'application/json', 'x-api-key': secret },
    body: issue('opened', ['bug']),
  })
  const conditions = new Conditions(page)
  const setup = new TriggerSetup(page)
  await new Shell(page).trigger('Issues').click()
  await new TriggerPage(page).tab('Setup').click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await setup.dialog.getByRole('button', { name: 'Add condition' }).click()
  await expect(conditions.dialog).toContainText('Matches 2 of 2 recorded events')
  await conditions.payloadValue('"bug"').click()
  await conditions.textTab.click()
  await expect(conditions.text).toHaveValue('any item of body.issue.labels where (item.name equals "bug")')

  await conditions.addButton.click()
  await expect(conditions.values).toHaveCount(2)
  await conditions.values.nth(1).focus()
  await page.keyboard.type('action')
  await expect(conditions.suggestions.first()).toContainText('body.action')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(conditions.values.nth(1)).toHaveValue('body.action')
  await conditions.compareWith(1, 'opened')
  await expect(conditions.dialog).toContainText('Matches 1 of 2 recorded events')
  await conditions.applyButton.click()
  await expect(conditions.dialog).toBeHidden()
  await expect(setup.dialog).toContainText('matches 1 of 2 recorded events')
})
