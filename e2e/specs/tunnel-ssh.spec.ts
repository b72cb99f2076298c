import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TunnelSettings } from '../pages/tunnel-settings'
import { whyUnavailable } from '../servers/find-program'
import { findFreePort } from '../servers/free-port'
import { startSshd } from '../servers/sshd'

const missing = whyUnavailable('sshd', 'ssh-keygen')
test.skip(missing !== null, missing ?? '')
test.use({ variables: { HOOKWRIGHT_TUNNEL: '' } })

test('through a real SSH host a request becomes a delivery with the public URL; the tunnel comes back by itself and the gap is marked', async ({
  app,
}) => {
  test.slow()
  const sshd = await startSshd()
  try {
    const remotePort = await findFreePort()
    const tunnel = new TunnelSettings(app.page)
    await tunnel.open()
    await tunnel.driver('SSH').click()
    await tunnel.fill('Host', sshd.host)
    await tunnel.fill('Port', String(sshd.port))
    await tunnel.fill('User', sshd.user)
    await tunnel.fill('Key file', sshd.keyFile)
    await tunnel.fill('Remote port', String(remotePort))
    await tunnel.connectButton.click()

    await expect(tunnel.connection).toContainText(sshd.fingerprint)
    expect(await findViolations(app.page)).toEqual([])
    await tunnel.trustKeyButton.click()
    const base = `http://${sshd.host}:${remotePort}`
    await expect(tunnel.connection).toContainText('Online')
    await expect(tunnel.connection).toContainText(/Reachable from outside/)
    await expect(tunnel.log).toContainText(`Online: ${base}`)
    await tunnel.doneButton.click()

    const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, { name: 'By SSH', method: 'apiKey' })
    const post = () =>
      send(`${base}/hooks/${trigger.token}`, { headers: { 'x-api-key': secret }, body: `{"at":${Math.random()}}` })
    expect((await post()).status).toBe(200)
    const shell = new Shell(app.page)
    const deliveries = new Deliveries(app.page)
    await shell.trigger('By SSH').click()
    await expect(deliveries.rows).toHaveCount(2)
    await deliveries.rows.first().click()
    await deliveries.headersTab.click()
    await expect(deliveries.headers).toContainText(`Received by ${base}/hooks/${trigger.token}`)

    const killedAt = Date.now()
    await sshd.kill()
    await expect(shell.receiverStatus).toContainText(/Offline since|Connecting/)
    await expect(new TriggerPage(app.page).fullUrl).toHaveValue(new RegExp(base))
    await expect(deliveries.gaps.first()).toContainText(/Offline since/)
    await expect.poll(() => post().catch(() => 'nobody there')).toBe('nobody there')
    // Shorter gaps are not worth a row.
    await expect.poll(() => Date.now() - killedAt, { timeout: 10_000 }).toBeGreaterThan(3_000)
    await sshd.restart()
    await expect(shell.receiverStatus).toContainText('Online', { timeout: 45_000 })
    expect((await post()).status).toBe(200)
    await expect(deliveries.gaps.first()).toContainText(/Offline (at|.* to) \d/)
  } finally {
    await sshd.stop()
  }
})

test('a host key that the user has not trusted is not connected to, and no other can be trusted in its place', async ({
  app,
}) => {
  const sshd = await startSshd()
  try {
    await callApp(app.page, 'tunnel.configure', {
      driver: 'ssh',
      ssh: { host: sshd.host, port: sshd.port, user: sshd.user, keyFile: sshd.keyFile },
    })
    const tunnel = new TunnelSettings(app.page)
    await tunnel.open()
    await tunnel.connectButton.click()
    await expect(tunnel.trustKeyButton).toBeVisible()
    const forged = await callApp(app.page, 'tunnel.trustHostKey', { fingerprint: 'SHA256:forged' }).catch(String)
    expect(forged).toContain('invalid_state')
    await expect(tunnel.connection).toContainText('Offline')
  } finally {
    await sshd.stop()
  }
})
