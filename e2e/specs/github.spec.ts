import { createHmac, randomUUID } from 'node:crypto'
import { readClipboard } from '../fixtures/desktop'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { readGithubPayload } from '../fixtures/vendor-payloads'
import { Deliveries } from '../pages/deliveries'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

function githubHeaders(event: string, secret: string, body: Buffer): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-delivery': randomUUID(),
    'x-github-event': event,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}

test('GitHub: the ping is answered and ticked off, a genuine event becomes the sample, and refusals say why', async ({
  app,
}) => {
  const { page, electron } = app
  const shell = new Shell(page)
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  const deliveries = new Deliveries(page)

  await shell.startTrigger()
  await new EventPicker(page).choose('issues.opened', /issues\.opened|Issue opened|Issues opened/i)
  await expect(setup.signatureMethod).toBeChecked()
  await expect(setup.fullUrl).toBeHidden()
  await expect(setup.guide).toContainText('Payload URL')
  await setup.copyButton('Webhook API Key').click()
  await expect.poll(() => readClipboard(electron)).toMatch(/^hwk_/)
  const secret = await readClipboard(electron)
  await setup.copyButton('Webhook Base URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('/hooks/')
  const url = await readClipboard(electron)

  const ping = Buffer.from('{"zen":"Keep it logically awesome.","hook_id":512882210,"hook":{"type":"Repository"}}')
  expect((await send(url, { headers: githubHeaders('ping', secret, ping), body: ping })).status).toBe(200)
  await expect(setup.guide).toContainText(/ping arrived/)

  await setup.viewSampleButton.click()
  await sample.listenButton.click()
  await expect(sample.stopButton).toBeVisible()
  const edited = readGithubPayload('issues', 'edited')
  expect(
    JSON.parse((await send(url, { headers: githubHeaders('issues', secret, edited), body: edited })).body),
  ).toEqual({
    status: 'filtered',
  })
  const opened = readGithubPayload('issues', 'opened')
  const wrong = await send(url, { headers: githubHeaders('issues', 'not the secret', opened), body: opened })
  expect(wrong.status).toBe(401)
  expect(JSON.parse(wrong.body)).toEqual({ error: 'unauthorized', delivery: expect.any(String) })
  expect((await send(url, { headers: githubHeaders('issues', secret, opened), body: opened })).status).toBe(200)
  await expect(sample.payload).toContainText('"action"')
  await sample.applyButton.click()
  await expect(setup.guide).toContainText(/genuine event/i)
  await setup.applyButton.click()
  await setup.doneButton.click()

  await expect(deliveries.rows).toHaveCount(4)
  await deliveries.chip('Refused').click()
  await expect(deliveries.rows).toHaveCount(1)
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toContainText(/secret/i)
  await expect(deliveries.reason).toContainText('X-Hub-Signature-256')
})
