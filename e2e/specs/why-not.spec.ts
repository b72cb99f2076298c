import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { must } from '@shared/domain/assert'
import { findViolations } from '../fixtures/axe'
import { callApp } from '../fixtures/call-app'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { Deliveries } from '../pages/deliveries'
import { Shell } from '../pages/shell'
import { TriggerSetup } from '../pages/trigger-setup'

type Encoding = 'hex' | 'base64'
type Headers = Record<string, string>

/** What a sender has to go by. */
interface Sender {
  secret: string
  /** That of the trigger Harbour watch. */
  otherSecret: string
  url: string
}

interface Refusal {
  mistake: string
  connection: string
  /** Pasted as the vendor's secret; absent where the app makes the key. */
  vendorSecret?: string
  headers(sender: Sender): Headers
  /** What the card says first, beside which fact, and how it is mended. */
  cause: string
  evidence: { label: string; value: RegExp }
  fix: RegExp
}

const body = '{"action":"opened","issue":{"number":7,"title":"Harbour lights stay on"}}'
const mac = (key: string, text: string, encoding: Encoding = 'hex'): string =>
  createHmac('sha256', key).update(text).digest(encoding)
const githubHeaders = (signature: string): Headers => ({
  'content-type': 'application/json',
  'x-github-event': 'issues',
  'x-hub-signature-256': signature,
})
const stripeSecret = ['whsec', 'harbourSigningSecret0123456789abcdef'].join('_')
const squareKey = 'harbour-signature-key'

const refusals: Refusal[] = [
  {
    mistake: 'another secret',
    connection: 'github',
    headers: () => githubHeaders(`sha256=${mac('a secret of somebody else', body)}`),
    cause: 'Signature does not match',
    evidence: { label: 'Signed over', value: /raw body/ },
    fix: /Paste the secret into the sender again/,
  },
  {
    mistake: 'a body that was written anew after signing',
    connection: 'github',
    headers: ({ secret }) => githubHeaders(`sha256=${mac(secret, JSON.stringify(JSON.parse(body), null, 2))}`),
    cause: 'Another spelling of the JSON was signed',
    evidence: { label: 'Would have matched', value: /indented by two spaces/ },
    fix: /Sign exactly the bytes that are sent/,
  },
  {
    mistake: 'the key of another trigger',
    connection: 'github',
    headers: ({ otherSecret }) => githubHeaders(`sha256=${mac(otherSecret, body)}`),
    cause: 'Signed with the key of another trigger',
    evidence: { label: 'Would have matched', value: /the trigger Harbour watch/ },
    fix: /Copy the secret of this trigger/,
  },
  {
    mistake: 'base64 in place of hexadecimal',
    connection: 'github',
    headers: ({ secret }) => githubHeaders(`sha256=${mac(secret, body, 'base64')}`),
    cause: 'Signature in another encoding',
    evidence: { label: 'Would have matched', value: /base64/ },
    fix: /encode the digest/,
  },
  {
    mistake: 'a line break behind the secret',
    connection: 'github',
    headers: ({ secret }) => githubHeaders(`sha256=${mac(`${secret}\n`, body)}`),
    cause: 'The secret has a line break at its end',
    evidence: { label: 'Would have matched', value: /line break \(LF\)/ },
    fix: /Remove the line break/,
  },
  {
    mistake: 'no signature',
    connection: 'github',
    headers: () => ({ 'content-type': 'application/json', 'x-github-event': 'issues' }),
    cause: 'No signature',
    evidence: { label: 'Header', value: /^X-Hub-Signature-256$/ },
    fix: /Enter the secret in the sender/,
  },
  {
    mistake: 'an old time',
    connection: 'stripe',
    vendorSecret: stripeSecret,
    headers: () => ({
      'content-type': 'application/json',
      'stripe-signature': `t=1700000000,v1=${mac(stripeSecret, `1700000000.${body}`)}`,
    }),
    cause: 'Signed too long ago',
    evidence: { label: 'Allowed', value: /300 seconds/ },
    fix: /fresh signature/,
  },
  {
    mistake: 'the URL of another host',
    connection: 'square',
    vendorSecret: squareKey,
    headers: ({ url }) => {
      const host = 'harbour.example'
      const signed = `https://${host}${new URL(url).pathname}`
      return {
        'content-type': 'application/json',
        'x-forwarded-host': host,
        'x-square-hmacsha256-signature': mac(squareKey, signed + body, 'base64'),
      }
    },
    cause: 'Signed for another host',
    evidence: { label: 'Sender signed', value: /https:\/\/harbour\.example/ },
    fix: /Public URL in Settings, Tunnel/,
  },
]

async function makeTrigger(page: Page, name: string, connectionId: string) {
  const { id, token } = await callApp(page, 'triggers.create', { connectionId, eventType: null })
  await callApp(page, 'triggers.update', { triggerId: id, name })
  return { triggerId: id, token }
}

async function makeSender(page: Page, receiverUrl: string, { connection, vendorSecret }: Refusal): Promise<Sender> {
  const other = await makeTrigger(page, 'Harbour watch', 'github')
  const { secret: otherSecret } = await callApp(page, 'keys.reveal', { triggerId: other.triggerId })
  const { triggerId, token } = await makeTrigger(page, 'Refuses', connection)
  if (vendorSecret !== undefined) await callApp(page, 'keys.setVendorSecret', { triggerId, secret: vendorSecret })
  const { secret } = await callApp(page, 'keys.reveal', { triggerId })
  return { secret, otherSecret, url: `${receiverUrl}/hooks/${token}` }
}

for (const refusal of refusals) {
  test(`Why not? names ${refusal.mistake}, shows it and says how to mend it`, async ({ app }) => {
    const { page } = app
    const sender = await makeSender(page, app.receiverUrl, refusal)
    expect((await send(sender.url, { headers: refusal.headers(sender), body })).status).toBe(401)

    const deliveries = new Deliveries(page)
    await new Shell(page).trigger('Refuses').click()
    await deliveries.rows.first().click()
    await expect(deliveries.reason.getByRole('heading')).toHaveText(`Why not? ${refusal.cause}`)
    await expect(deliveries.evidence(refusal.evidence.label)).toHaveText(refusal.evidence.value)
    await expect(deliveries.reason).toContainText(refusal.fix)
    expect(await findViolations(page)).toEqual([])
    expect(await page.content()).not.toContain(sender.secret)
  })
}

test('the card of a refused delivery and what mends it are reached by the keyboard', async ({ app }) => {
  const { page } = app
  const { url } = await makeSender(page, app.receiverUrl, must(refusals[0], 'there is a refusal'))
  await send(url, { headers: githubHeaders(`sha256=${mac('a secret of somebody else', body)}`), body })
  const deliveries = new Deliveries(page)
  await new Shell(page).trigger('Refuses').click()
  await expect(deliveries.rows).toHaveCount(1)
  await deliveries.list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(deliveries.reason).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(deliveries.detail).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(deliveries.verdict).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(deliveries.mend('Copy the current key')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(new TriggerSetup(page).dialog).toBeVisible()
})
