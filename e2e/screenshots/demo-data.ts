import { createHmac, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { TriggerView } from '@shared/contracts/trigger'
import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/routes'
import { send } from '../fixtures/send'
import { readGithubPayload } from '../fixtures/vendor-payloads'

/** Calls the backend as the page would. */
export async function callApp<Name extends RouteName>(
  page: Page,
  name: Name,
  input: RouteInput<Name>,
): Promise<RouteOutput<Name>> {
  const result = await page.evaluate(([route, given]) => window.hookwright.call(route as never, given as never), [
    name,
    input,
  ] as const)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
  return result.value as RouteOutput<Name>
}

function github(event: string, action: string | null, secret: string) {
  const body =
    action === null
      ? Buffer.from('{"zen":"Responsive is better than fast.","hook_id":512882210}')
      : readGithubPayload(event, action)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-delivery': randomUUID(),
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  }
}

/** A GitHub trigger that is ready, with deliveries of several outcomes; answers with the trigger. */
async function makeGithubTrigger(page: Page, receiverUrl: string): Promise<TriggerView> {
  const trigger = await callApp(page, 'triggers.create', { connectionId: 'github', eventType: 'issues.opened' })
  const { triggerId } = { triggerId: trigger.id }
  const url = `${receiverUrl}/hooks/${trigger.token}`
  const { secret } = await callApp(page, 'keys.reveal', { triggerId })
  await callApp(page, 'triggers.listen', { triggerId, listening: true })
  await send(url, github('ping', null, secret))
  for (let count = 0; count < 3; count += 1) await send(url, github('issues', 'opened', secret))
  await callApp(page, 'schemas.apply', { triggerId })
  await callApp(page, 'triggers.transition', { triggerId, to: 'complete' })
  await callApp(page, 'triggers.update', { triggerId, name: 'Issues opened' })
  for (const [event, action, key] of [
    ['issues', 'opened', secret],
    ['issues', 'labeled', secret],
    ['issues', 'opened', secret],
    ['issues', 'opened', 'a secret of somebody else'],
    ['issues', 'opened', secret],
    ['issues', 'edited', secret],
    ['issues', 'opened', secret],
    ['issues', 'opened', 'a secret of somebody else'],
  ] as const) {
    await send(url, github(event, action, key))
  }
  return trigger
}

/** Triggers in every state with deliveries of every kind, made through the app itself. */
export async function fillWithDemoData(page: Page, receiverUrl: string): Promise<TriggerView> {
  await callApp(page, 'triggers.create', { connectionId: 'custom-webhook', eventType: null })
  await callApp(page, 'triggers.create', { connectionId: 'stripe', eventType: 'payment_intent.succeeded' })
  const orders = await callApp(page, 'triggers.create', { connectionId: 'custom-webhook', eventType: null })
  await callApp(page, 'triggers.update', { triggerId: orders.id, name: 'Orders create' })
  await callApp(page, 'triggers.listen', { triggerId: orders.id, listening: true })
  await callApp(page, 'sender.sendTest', { triggerId: orders.id })
  await callApp(page, 'schemas.apply', { triggerId: orders.id })
  await callApp(page, 'triggers.transition', { triggerId: orders.id, to: 'complete' })
  await callApp(page, 'triggers.transition', { triggerId: orders.id, to: 'pause' })
  await send(`${receiverUrl}/hooks/unknown`, { body: '{}' })
  return makeGithubTrigger(page, receiverUrl)
}
