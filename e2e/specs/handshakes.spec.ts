import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { Page } from '@playwright/test'
import { callApp } from '../fixtures/call-app'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'
import { TriggerSetup } from '../pages/trigger-setup'

interface Sent {
  method?: string
  query?: string
  headers?: Record<string, string>
  body?: string
}

interface Handshake {
  connection: string
  /** Pasted as the vendor's secret; absent where the app makes the key. */
  secret?: string
  config?: Record<string, string>
  /** `key` is the trigger's own. */
  sent(key: string): Sent
  answer: { status: number; body: string; headers?: Record<string, string> }
}

const hex = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')
const secondsNow = (): string => String(Math.floor(Date.now() / 1000))
const slackSecret = '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[^0-9a-f]/g, '0')
const zoomSecret = 'Kx7nQ2mWv9LpRt4sYb1c'
const discordKeys = generateKeyPairSync('ed25519')
const discordPublicKey = discordKeys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

/** Both sign `v0:<time>:<body>`, each under headers of its own. */
function signLikeSlack(prefix: string, names: { time: string; signature: string }, secret: string, body: string): Sent {
  const time = secondsNow()
  const signature = `${prefix}${hex(secret, `v0:${time}:${body}`)}`
  return { headers: { 'content-type': 'application/json', [names.time]: time, [names.signature]: signature }, body }
}

function signLikeTwitch(key: string, body: string): Sent {
  const [id, time] = ['e76c6bd4-55c9-4987-8304-da1588d8988b', new Date().toISOString()]
  return {
    headers: {
      'content-type': 'application/json',
      'twitch-eventsub-message-id': id,
      'twitch-eventsub-message-timestamp': time,
      'twitch-eventsub-message-type': 'webhook_callback_verification',
      'twitch-eventsub-message-signature': `sha256=${hex(key, id + time + body)}`,
    },
    body,
  }
}

function signLikeDiscord(body: string): Sent {
  const time = secondsNow()
  const signature = sign(null, Buffer.from(time + body), discordKeys.privateKey).toString('hex')
  return {
    headers: { 'content-type': 'application/json', 'x-signature-timestamp': time, 'x-signature-ed25519': signature },
    body,
  }
}

const handshakes: Handshake[] = [
  {
    connection: 'slack',
    secret: slackSecret,
    sent: () =>
      signLikeSlack(
        'v0=',
        { time: 'x-slack-request-timestamp', signature: 'x-slack-signature' },
        slackSecret,
        '{"token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV","type":"url_verification"}',
      ),
    answer: { status: 200, body: '{"challenge":"3eZbrw1aBm2rZgRNFdxV"}' },
  },
  {
    connection: 'meta',
    secret: '0123456789abcdef0123456789abcdef',
    config: { verifyToken: 'harbor-verify-token' },
    sent: () => ({
      method: 'GET',
      query: '?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=harbor-verify-token',
    }),
    answer: { status: 200, body: '1158201444' },
  },
  {
    connection: 'zoom',
    secret: zoomSecret,
    sent: () =>
      signLikeSlack(
        'v0=',
        { time: 'x-zm-request-timestamp', signature: 'x-zm-signature' },
        zoomSecret,
        '{"payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"},"event_ts":1654503849680,"event":"endpoint.url_validation"}',
      ),
    answer: {
      status: 200,
      body: JSON.stringify({
        plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
        encryptedToken: hex(zoomSecret, 'qgg8vlvZRS6UYooatFL8Aw'),
      }),
    },
  },
  {
    connection: 'microsoft-graph',
    sent: () => ({ query: '?validationToken=Validation%3A+Testing+client', headers: { 'content-type': 'text/plain' } }),
    answer: { status: 200, body: 'Validation: Testing client' },
  },
  {
    connection: 'azure-event-grid',
    sent: () => ({
      headers: { 'content-type': 'application/json', 'aeg-event-type': 'SubscriptionValidation' },
      body: '[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}}]',
    }),
    answer: { status: 200, body: '{"validationResponse":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}' },
  },
  {
    connection: 'cloudevents',
    sent: () => ({ method: 'OPTIONS', headers: { 'webhook-request-origin': 'eventemitter.example.com' } }),
    answer: { status: 200, body: '', headers: { 'webhook-allowed-origin': 'eventemitter.example.com', allow: 'POST' } },
  },
  { connection: 'trello', sent: () => ({ method: 'HEAD' }), answer: { status: 200, body: '' } },
  {
    connection: 'asana',
    sent: () => ({ headers: { 'x-hook-secret': 'b537207f20cbfa02357cf448134da559' }, body: '{}' }),
    answer: { status: 200, body: '', headers: { 'x-hook-secret': 'b537207f20cbfa02357cf448134da559' } },
  },
  {
    connection: 'notion',
    sent: () => ({
      headers: { 'content-type': 'application/json' },
      body: '{"verification_token":"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl"}',
    }),
    answer: { status: 200, body: '' },
  },
  {
    connection: 'twitch',
    sent: (key) =>
      signLikeTwitch(key, '{"challenge":"pogchamp-kappa-360noscope-vohiyo","subscription":{"id":"f1c2a387"}}'),
    answer: { status: 200, body: 'pogchamp-kappa-360noscope-vohiyo' },
  },
  {
    connection: 'discord',
    secret: discordPublicKey,
    sent: () => signLikeDiscord('{"application_id":"1","type":1,"version":1}'),
    answer: { status: 200, body: '{"type":1}' },
  },
]

/** One request of any method, with the headers of the answer. */
function exchange(url: string, { method = 'POST', headers = {}, body = '' }: Sent) {
  return new Promise<{ status: number; body: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Empty where the vendor tells the secret in its handshake, so that there is none yet. */
async function revealKey(page: Page, triggerId: string): Promise<string> {
  const { keys } = await callApp(page, 'triggers.update', { triggerId })
  return keys.length === 0 ? '' : (await callApp(page, 'keys.reveal', { triggerId })).secret
}

for (const { connection, secret, config, sent, answer } of handshakes) {
  test(`the handshake of ${connection} is answered exactly, shown as one, and ticked off in the guide`, async ({
    app,
  }) => {
    const { page } = app
    const { id, token, authentication } = await callApp(page, 'triggers.create', {
      connectionId: connection,
      eventType: null,
    })
    if (config) {
      await callApp(page, 'triggers.update', { triggerId: id, authentication: { ...authentication, config } })
    }
    if (secret !== undefined) await callApp(page, 'keys.setVendorSecret', { triggerId: id, secret })
    await callApp(page, 'triggers.update', { triggerId: id, name: 'Shakes hands' })

    const revealed = secret ?? (await revealKey(page, id))
    const given = sent(revealed)
    const reply = await exchange(`${app.receiverUrl}/hooks/${token}${given.query ?? ''}`, given)
    expect(reply).toMatchObject({ status: answer.status, body: answer.body, headers: answer.headers ?? {} })

    await new Shell(page).trigger('Shakes hands').click()
    const deliveries = new Deliveries(page)
    await expect(deliveries.rows).toHaveCount(1)
    await expect(deliveries.rows.first()).toContainText('handshake')
    expect((await callApp(page, 'samples.list', { triggerId: id })).samples).toEqual([])
    await new TriggerPage(page).continueSetupButton.click()
    await expect(new TriggerSetup(page).guide).toContainText(/arrived/)
  })
}
