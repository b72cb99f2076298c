import Stripe from 'stripe'
import type { PackageCase } from './package-case'

const { webhooks } = new Stripe('sk_test_unused')

export const cases: readonly PackageCase[] = [
  {
    id: 'calendly',
    accepts: ({ body, header, secret }) =>
      webhooks.constructEvent(body, header('calendly-webhook-signature'), secret, 180),
    signs: ({ body, secret, seconds }) => [
      ['Calendly-Webhook-Signature', webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds })],
    ],
  },
]
