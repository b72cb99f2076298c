import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { makeVendorTrigger } from '../fixtures/make-vendor-trigger'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Sender } from '../pages/sender'
import { Shell } from '../pages/shell'
import { TunnelSettings } from '../pages/tunnel-settings'
import { whyUnavailable } from '../servers/find-program'
import { startNginx } from '../servers/nginx'

const slackSecret = '8f742231b10e8888abcd99000000085a'
const stripeSecret = ['whsec', 'e2eSigningSecretOfTheTest0123456789'].join('_')

test('GitHub is played: a changed payload arrives as it was changed, signed, and is marked as our own', async ({
  app,
}) => {
  const { page } = app
  const sender = new Sender(page)
  const deliveries = new Deliveries(page)
  const { id: triggerId, name } = await makeVendorTrigger(page, { connectionId: 'github', eventType: 'issues.opened' })
  await callApp(page, 'triggers.listen', { triggerId, listening: true })
  await new Shell(page).trigger(name).click()
  await page.keyboard.press('ControlOrMeta+Shift+S')
  await expect(sender.payload).toContainText('"opened"')
  expect(await findViolations(page)).toEqual([])

  const changed = '{ "action": "opened", "issue": { "number": 7, "title": "Mine" } }'
  await sender.fillPayload(changed)
  await sender.headersTab.click()
  await sender.addHeaderButton.click()
  await sender.region.getByLabel('Name of header 6').fill('X-Own')
  await sender.region.getByLabel('Value of X-Own').fill('mine')
  await sender.sendButton.click()
  await expect(sender.outcome).toContainText('Answered 200')
  await expect(sender.outcome).toContainText('Delivery accepted')
  await expect(sender.response).toContainText('"accepted"')
  await sender.sentHeadersTab.click()
  await expect(sender.sentRequest).toContainText('X-Hub-Signature-256')
  expect(await findViolations(page)).toEqual([])

  await sender.openDeliveryButton.click()
  await expect(deliveries.rows.first()).toContainText('Sender')
  const { deliveries: rows } = await callApp(page, 'deliveries.page', {
    triggerId,
    outcome: null,
    before: null,
    limit: 1,
  })
  const deliveryId = rows[0]?.id ?? ''
  expect(await callApp(page, 'deliveries.body', { deliveryId, form: 'raw' })).toMatchObject({ text: changed })
  const detail = await callApp(page, 'deliveries.get', { deliveryId })
  expect(detail).toMatchObject({ madeBy: 'sender', authentic: true })
  expect(detail.headers).toContainEqual(['X-Own', 'mine'])
  await deliveries.headersTab.click()
  await expect(deliveries.headers).toContainText('Sent by Hookwright itself')

  await deliveries.replay('The same bytes')
  await expect(new Shell(page).notifications).toContainText('Replayed, answered 200: duplicate.')
  await expect(deliveries.rows).toHaveCount(2)
  await deliveries.replay('Edit and replay')
  await expect(sender.payload).toContainText('Mine')
  await sender.headersTab.click()
  await expect(sender.region.getByLabel('Value of X-Own')).toHaveValue('mine')
  await expect(sender.region.getByLabel('Value of X-Hub-Signature-256')).toHaveCount(0)
  await expect(sender.outcome).toContainText('Delivery accepted')
  await sender.resetButton.click()
  await sender.region.getByRole('tab', { name: 'Payload' }).click()
  await expect(sender.payload).toContainText('harbor-labs')
  await sender.choice('Not signed').click()
  await sender.fillPayload('{"action": ')
  await expect(sender.region).toContainText('Not valid JSON.')
  await sender.sendButton.click()
  await expect(sender.outcome).toContainText('No signature')
  await expect(sender.lastSends).toHaveCount(2)
})

test('Slack is played: its url_verification is answered as it wants, and the key of the trigger stays', async ({
  app,
}) => {
  const { page } = app
  const sender = new Sender(page)
  const { id: triggerId, name } = await makeVendorTrigger(page, { connectionId: 'slack', secret: slackSecret })
  await new Shell(page).trigger(name).click()
  await sender.tab.click()
  await sender.sendButton.click()
  await expect(sender.outcome).toContainText('Answered 503')
  await expect(sender.outcome).toContainText(/draft/i)

  await sender.show('Handshakes')
  await expect(sender.handshakes).toHaveCount(2)
  await sender.playButton("Slack's url_verification").click()
  const verification = sender.handshake("Slack's url_verification")
  await expect(verification).toContainText('passed')
  await expect(verification).toContainText(/Observed.*200 \{"challenge":"/)
  await sender.playButton("Slack's certificate check").click()
  await expect(sender.handshake("Slack's certificate check")).toContainText('passed')
  expect(await findViolations(page)).toEqual([])
  const { triggers } = await callApp(page, 'app.snapshot', {})
  expect(triggers.find(({ id }) => id === triggerId)).toMatchObject({
    firstHandshakeAt: null,
    counts: { handshake: 2 },
    keys: [{ lastUsedAt: null }],
  })

  await verification.getByRole('button', { name: 'Open delivery' }).click()
  await expect(new Deliveries(page).detail).toContainText("Slack's url_verification")
})

test('Stripe is played: a new event id each time, or the same one, which is then a duplicate', async ({ app }) => {
  const { page } = app
  const sender = new Sender(page)
  const { id: triggerId, name } = await makeVendorTrigger(page, { connectionId: 'stripe', secret: stripeSecret })
  await callApp(page, 'triggers.listen', { triggerId, listening: true })
  await new Shell(page).trigger(name).click()
  await sender.tab.click()
  await sender.eventType.selectOption('invoice.paid')
  await expect(sender.payload).toContainText('invoice')
  for (const count of [1, 2]) {
    await sender.sendButton.click()
    await expect(sender.outcome).toContainText('Delivery accepted')
    if (count === 2) await expect(sender.lastSends).toHaveCount(2)
  }
  await sender.region.getByRole('checkbox', { name: 'New delivery id each time' }).click()
  await sender.sendButton.click()
  await expect(sender.lastSends).toHaveCount(3)
  await expect(sender.outcome).toContainText('Delivery accepted')
  await sender.sendButton.click()
  await expect(sender.lastSends).toHaveCount(4)
  await expect(sender.outcome).toContainText('Delivery duplicate')
  expect(await page.content()).not.toContain(stripeSecret)
})

test.describe('with a tunnel', () => {
  const missing = whyUnavailable('nginx')
  test.skip(missing !== null, missing ?? '')
  test.use({ variables: { HOOKWRIGHT_TUNNEL: '' } })

  test('an event goes through the public URL and comes back in, the key in a header or the URL', async ({ app }) => {
    const { page } = app
    const nginx = await startNginx({ upstream: app.receiverUrl, hostHeader: 'public' })
    try {
      const sender = new Sender(page)
      const { trigger, secret } = await makeReadyTrigger(page, app.receiverUrl, { name: 'Through', method: 'apiKey' })
      await new Shell(page).trigger('Through').click()
      await sender.tab.click()
      await expect(sender.region).toContainText('No tunnel is connected')
      await expect(sender.choice('Through the tunnel')).toBeDisabled()

      const tunnel = new TunnelSettings(page)
      await tunnel.open()
      await tunnel.driver('My own URL').click()
      await tunnel.fill('Public URL', `${nginx.url}/`)
      await tunnel.connectButton.click()
      await expect(tunnel.connection).toContainText('Online')
      await tunnel.doneButton.click()
      await sender.choice('Through the tunnel').click()
      for (const [count, place] of (['Key in a header', 'Key in the URL'] as const).entries()) {
        await sender.choice(place).click()
        await sender.sendButton.click()
        if (count > 0) await expect(sender.lastSends).toHaveCount(2)
        await expect(sender.outcome).toContainText('Delivery accepted')
      }
      await sender.sentHeadersTab.click()
      await expect(sender.sentRequest).toContainText(`${nginx.url}/hooks/${trigger.token}?apikey=hwk_••`)
      expect(await page.content()).not.toContain(secret)
      const page0 = { triggerId: trigger.id, outcome: null, before: null, limit: 1 }
      const [row] = (await callApp(page, 'deliveries.page', page0)).deliveries
      const detail = await callApp(page, 'deliveries.get', { deliveryId: row?.id ?? '' })
      expect(detail).toMatchObject({ publicBase: nginx.url, madeBy: 'sender' })
      const { triggers } = await callApp(page, 'app.snapshot', {})
      expect(triggers.find(({ id }) => id === trigger.id)?.consoleBase).toBeNull()
    } finally {
      await nginx.stop()
    }
  })
})
