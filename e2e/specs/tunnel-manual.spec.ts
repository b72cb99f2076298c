import { createHmac } from 'node:crypto'
import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { send } from '../fixtures/send'
import type { Reply } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TunnelSettings } from '../pages/tunnel-settings'
import { whyUnavailable } from '../servers/find-program'
import { startNginx } from '../servers/nginx'

const missing = whyUnavailable('nginx')
test.skip(missing !== null, missing ?? '')
test.use({ variables: { HOOKWRIGHT_TUNNEL: '' } })

/** Sends what a Blink sender signs: the time, the URL it was given and the body. */
function sendSigned(url: string, signedUrl: string, secret: string): Promise<Reply> {
  const ts = Math.floor(Date.now() / 1000)
  const body = `{"n":${Math.random()}}`
  const digest = createHmac('sha256', secret).update(`${ts}.${signedUrl}.${body}`).digest('hex')
  return send(url, { headers: { 'X-BLINK-SIGNATURE': `ts=${ts};sig1=${digest}` }, body })
}

for (const hostHeader of ['public', 'upstream'] as const) {
  test(`behind nginx that passes the ${hostHeader} Host, Blink signatures over the public URL verify`, async ({
    app,
  }) => {
    const nginx = await startNginx({ upstream: app.receiverUrl, hostHeader })
    try {
      const tunnel = new TunnelSettings(app.page)
      await tunnel.open()
      await tunnel.driver('My own URL').click()
      await tunnel.fill('Public URL', `${nginx.url}/`)
      await tunnel.connectButton.click()
      await expect(tunnel.connection).toContainText('Online')
      await expect(tunnel.connection).toContainText(/Reachable from outside, .*ms/)
      expect(await findViolations(app.page)).toEqual([])
      await tunnel.doneButton.click()
      const shell = new Shell(app.page)
      await expect(shell.receiverStatus).toContainText(new URL(nginx.url).host)

      const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, {
        name: 'Signed through nginx',
        method: 'signature',
      })
      const url = `${nginx.url}/hooks/${trigger.token}`
      expect((await sendSigned(url, url, secret)).status).toBe(200)

      await shell.trigger('Signed through nginx').click()
      const deliveries = new Deliveries(app.page)
      await deliveries.rows.first().click()
      await deliveries.headersTab.click()
      await expect(deliveries.headers).toContainText(`Received by ${url}`)
    } finally {
      await nginx.stop()
    }
  })
}

test('with the wrong public URL the verdict says which URL the sender signed, and the probe that nothing comes back', async ({
  app,
}) => {
  const nginx = await startNginx({ upstream: app.receiverUrl, hostHeader: 'upstream' })
  try {
    await callApp(app.page, 'tunnel.configure', { driver: 'manual', manualUrl: 'http://127.0.0.1:9/wrong' })
    await callApp(app.page, 'tunnel.connect', {})
    const shell = new Shell(app.page)
    await expect(shell.receiverStatus).toContainText('not reachable')
    const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, {
      name: 'Signed elsewhere',
      method: 'signature',
    })
    const url = `${nginx.url}/hooks/${trigger.token}`
    expect((await sendSigned(url, url, secret)).status).toBe(401)
    await shell.trigger('Signed elsewhere').click()
    const deliveries = new Deliveries(app.page)
    await deliveries.rows.first().click()
    await expect(deliveries.reason).toContainText('Signed for another')
    await expect(deliveries.reason).toContainText(url)
    await expect(deliveries.reason).toContainText('http://127.0.0.1:9/wrong/hooks/')
  } finally {
    await nginx.stop()
  }
})

test('a request under a name that is neither the public one nor this computer is refused with the URL that was called', async ({
  app,
}) => {
  await callApp(app.page, 'tunnel.configure', { driver: 'manual', manualUrl: 'https://hooks.example.com' })
  await callApp(app.page, 'tunnel.connect', {})
  const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, { name: 'Named', method: 'apiKey' })
  const post = (host: string) =>
    send(`${app.receiverUrl}/hooks/${trigger.token}`, { headers: { 'x-api-key': secret, host }, body: '{}' })
  expect((await post('hooks.example.com')).status).toBe(200)
  expect((await post('other.example.com')).status).toBe(403)
  const shell = new Shell(app.page)
  await shell.trigger('Named').click()
  const deliveries = new Deliveries(app.page)
  await deliveries.rows.first().click()
  await expect(deliveries.reason).toContainText(`other.example.com/hooks/${trigger.token}`)
  await expect(deliveries.reason).toContainText('https://hooks.example.com')
})
