import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { must } from '../domain/assert'
import { decide } from '../domain/decide'
import { exampleKey } from '../domain/testing/example-key'
import { makeRequest, nowSeconds } from '../domain/testing/fixtures'
import { contextFor } from '../domain/testing/sign-sample'
import { mailgun } from './mailgun'

const preset = must(mailgun.presets[0], 'a preset')
const event = must(mailgun.eventTypes[0], 'an event type')
const token = 'e0b5477167110d68991efc6b9f89f0a11066af27834600e123'
const sign = (key: string) => createHmac('sha256', key).update(`${nowSeconds}${token}`).digest('hex')

it.each([
  ['the key of the primary account', sign(exampleKey(preset).secret.secret), 'accepted'],
  ['another key', sign('another key'), 'refused'],
])('Mailgun: an event of a subaccount under %s', (_what, parentSignature, outcome) => {
  const signature = {
    timestamp: String(nowSeconds),
    token,
    signature: sign('the key of the subaccount'),
    'parent-signature': parentSignature,
  }
  const body = JSON.stringify({ signature, 'event-data': { id: 'CPgfbmQMTCKtHW6uIWtuVe', event: 'delivered' } })
  const request = makeRequest({ headers: event.headers, body })
  const context = contextFor({ name: 'mailgun', connection: mailgun, preset, event }, request)
  expect(decide(request, context).verdict.outcome).toBe(outcome)
})
