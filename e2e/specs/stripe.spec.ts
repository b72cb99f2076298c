import Stripe from 'stripe'
import { readClipboard } from '../fixtures/desktop'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { EventPicker } from '../pages/event-picker'
import { SampleEvent } from '../pages/sample-event'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

test('Stripe: the secret it issued is pasted under its own name and verifies what its own package signs', async ({
  app,
}) => {
  const { page, electron } = app
  const setup = new TriggerSetup(page)
  const sample = new SampleEvent(page)
  await new Shell(page).startTrigger()
  await new EventPicker(page).choose('payment_intent.succeeded', /payment/i)

  const secret = ['whsec', 'e2eSigningSecretOfTheTest0123456789'].join('_')
  const field = setup.vendorSecret('Signing secret')
  await field.fill(` ${secret}`)
  await field.press('Enter')
  await expect(setup.copyButton('Signing secret')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await setup.copyButton('Webhook Base URL').click()
  await expect.poll(() => readClipboard(electron)).toContain('/hooks/')
  const url = await readClipboard(electron)

  await setup.viewSampleButton.click()
  await sample.listenButton.click()
  await expect(sample.stopButton).toBeVisible()
  const body = JSON.stringify({
    id: 'evt_e2e_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    data: { object: { id: 'pi_e2e_1', amount: 2000, currency: 'eur' } },
  })
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret }),
  }
  expect((await send(url, { headers, body })).status).toBe(200)
  await expect(sample.field('type')).toContainText('string')
  const stale = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: 1_700_000_000 })
  expect((await send(url, { headers: { ...headers, 'stripe-signature': stale }, body })).status).toBe(401)
})
