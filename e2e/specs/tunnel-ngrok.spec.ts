import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { callApp } from '../fixtures/call-app'
import { launchApp } from '../fixtures/launch-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Shell } from '../pages/shell'
import { TunnelSettings } from '../pages/tunnel-settings'
import { startNgrok } from '../servers/ngrok'

test.use({ variables: { HOOKWRIGHT_TUNNEL: '' } })

const authtoken = '2testTESTtestTESTtestTEST_notAnAuthtokenAtAll'

test('every trouble between here and ngrok has its sentence within 20 s, the app stays usable, and it connects once ngrok behaves', async ({
  app,
  dataDirectory,
}) => {
  test.setTimeout(240_000)
  const ngrok = await startNgrok()
  const certificateFile = join(dataDirectory, 'authority.pem')
  await writeFile(certificateFile, ngrok.authority)
  const tunnel = new TunnelSettings(app.page)
  try {
    await tunnel.open()
    await tunnel.driver('ngrok').click()
    await tunnel.connectButton.click()
    await expect(tunnel.connection).toContainText('no ngrok authtoken yet')

    await tunnel.field('Authtoken').fill('ak_2nOtAnAuthtokenButAnApiKey0000')
    await tunnel.field('Authtoken').press('Enter')
    await expect(tunnel.dialog).toContainText(/API key/)
    await tunnel.field('Authtoken').fill(`ngrok config add-authtoken ${authtoken}`)
    await tunnel.field('Authtoken').press('Enter')
    await expect(tunnel.dialog.getByRole('group', { name: 'Authtoken' })).toContainText('Saved')
    expect(await app.page.content()).not.toContain(authtoken)

    const troubles: [string, () => Promise<void>, RegExp][] = [
      ['closed port', () => ngrok.relay.become('refuse'), /cannot be reached/],
      ['no TLS', () => ngrok.relay.become('garbage'), /not private/],
      ['hangs up', () => ngrok.relay.become('close'), /not private|cannot be reached|broke/],
      ['says nothing', () => ngrok.relay.become('silent'), /nobody answered/],
    ]
    await troubles[0]?.[1]()
    await callApp(app.page, 'tunnel.configure', {
      ngrok: { trust: 'file', certificateFile, serverAddress: `localhost:${ngrok.relay.port}` },
    })
    for (const [name, begin, sentence] of troubles) {
      await begin()
      await callApp(app.page, 'tunnel.connect', {})
      await expect(tunnel.connection, name).toContainText(sentence, { timeout: 20_000 })
      // Whatever hangs hangs in the child: the app goes on answering.
      await expect(tunnel.log).toBeVisible()
      expect((await send(`${app.receiverUrl}/hooks/nobody`, { body: '{}' })).status).toBe(404)
    }
    ngrok.refuse({ code: 'ERR_NGROK_107', message: 'The authtoken is not valid.' })
    await ngrok.relay.become('pass')
    await callApp(app.page, 'tunnel.connect', {})
    await expect(tunnel.connection).toContainText(/authtoken/, { timeout: 20_000 })
    await expect(tunnel.connection).toContainText('Waits for you')

    ngrok.behave()
    await callApp(app.page, 'tunnel.connect', {})
    await expect(tunnel.connection).toContainText('Online', { timeout: 20_000 })
    await expect(tunnel.connection).toContainText(/Reachable from outside/)
    await tunnel.doneButton.click()

    const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, {
      name: 'By ngrok',
      method: 'apiKey',
    })
    const reply = await send(`${ngrok.url}/hooks/${trigger.token}`, { headers: { 'x-api-key': secret }, body: '{}' })
    expect(reply.status).toBe(200)

    ngrok.relay.cut()
    const shell = new Shell(app.page)
    await expect(shell.receiverStatus).toContainText(/Offline since|Connecting/)
    await expect(shell.receiverStatus).toContainText('Online', { timeout: 20_000 })
  } finally {
    await ngrok.close()
  }
})

test('with a black hole in place of ngrok the app quits within 8 s', async ({ dataDirectory }) => {
  const ngrok = await startNgrok()
  await ngrok.relay.become('silent')
  const app = await launchApp(dataDirectory, { HOOKWRIGHT_TUNNEL: '', NGROK_AUTHTOKEN: authtoken })
  try {
    await callApp(app.page, 'tunnel.configure', {
      driver: 'ngrok',
      ngrok: { serverAddress: `localhost:${ngrok.relay.port}` },
    })
    await callApp(app.page, 'tunnel.connect', {})
    await expect(new Shell(app.page).receiverStatus).toContainText('Connecting')
    const quitAt = Date.now()
    await app.quit()
    expect(Date.now() - quitAt).toBeLessThan(8_000)
    expect(app.output.stdout).toContain('"event":"app.stopped","clean":true')
    await expect.poll(() => ngrok.relay.open).toBe(0)
  } finally {
    await ngrok.close()
  }
})
