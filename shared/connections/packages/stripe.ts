import Stripe from 'stripe'
import type { PackageCase } from './package-case'

const stripe = new Stripe('sk_test_unused')

export const cases: readonly PackageCase[] = [
  {
    id: 'stripe',
    accepts: ({ body, header, secret }) => stripe.webhooks.constructEvent(body, header('stripe-signature'), secret),
    signs: ({ body, secret, seconds }) => [
      ['Stripe-Signature', stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds })],
    ],
  },
]
