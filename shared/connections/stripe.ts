import type { Connection } from '../contracts/connection'

const eventStart = `"object":"event","api_version":"2026-10-28.endive","livemode":false,"pending_webhooks":1`

const request = `{"id":"req_T4vXh9mCq2LwKe","idempotency_key":"7d1c4f0a-52be-4c8e-9f63-0b2a86d7e915"}`

const automatic = `{"id":null,"idempotency_key":null}`

const billingDetails = `{"address":{"city":"Porto","country":"PT","line1":null,"line2":null,"postal_code":"4050-253","state":null},"email":"ines@lumen-goods.example","name":"Ines Duarte","phone":null,"tax_id":null}`

const intentStart = `"id":"pi_3QGv8mKd72LwXr0P1bZcTe4a","object":"payment_intent","amount":4900,"amount_capturable":0,"application":null,"canceled_at":null,"cancellation_reason":null,"capture_method":"automatic_async","confirmation_method":"automatic","created":1762074840,"currency":"eur","customer":"cus_R9kTq3VbN7sYdL","description":"Order 20418","livemode":false,"metadata":{"order_id":"20418"},"next_action":null,"payment_method_types":["card"],"processing":null,"receipt_email":"ines@lumen-goods.example","shipping":null,"statement_descriptor":null`

const succeededIntent = `{${intentStart},"amount_received":4900,"last_payment_error":null,"latest_charge":"ch_3QGv8mKd72LwXr0P1uYh5oFn","payment_method":"pm_1QGv8lKd72LwXr0PaZs9Wc3t","status":"succeeded"}`

const failedIntent = `{${intentStart},"amount_received":0,"last_payment_error":{"charge":"ch_3QGv8mKd72LwXr0P1uYh5oFn","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds.","type":"card_error"},"latest_charge":"ch_3QGv8mKd72LwXr0P1uYh5oFn","payment_method":null,"status":"requires_payment_method"}`

const session = `{"id":"cs_test_a1QdW8zKx5nTgUe2mHv7","object":"checkout.session","amount_subtotal":4900,"amount_total":4900,"cancel_url":"https://lumen-goods.example/cart","client_reference_id":"basket-7731","created":1762074791,"currency":"eur","customer":"cus_R9kTq3VbN7sYdL","customer_details":{"address":null,"email":"ines@lumen-goods.example","name":"Ines Duarte","phone":null,"tax_exempt":"none","tax_ids":[]},"customer_email":null,"expires_at":1762161191,"invoice":null,"livemode":false,"locale":null,"metadata":{},"mode":"payment","payment_intent":"pi_3QGv8mKd72LwXr0P1bZcTe4a","payment_link":null,"payment_method_types":["card"],"payment_status":"paid","status":"complete","subscription":null,"success_url":"https://lumen-goods.example/thanks","total_details":{"amount_discount":0,"amount_shipping":0,"amount_tax":0},"url":null}`

const price = `{"id":"price_1PzR4jKd72LwXr0Pm6Yt8QaB","object":"price","active":true,"billing_scheme":"per_unit","created":1726650021,"currency":"eur","livemode":false,"lookup_key":null,"metadata":{},"nickname":"Team, monthly","product":"prod_QvT3mXc8LsNw1K","recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"},"type":"recurring","unit_amount":2900,"unit_amount_decimal":"2900"}`

const items = `{"object":"list","data":[{"id":"si_R9kUcW4hTzM2Ea","object":"subscription_item","created":1762075102,"current_period_end":1764667102,"current_period_start":1762075102,"metadata":{},"price":${price},"quantity":3,"subscription":"sub_1QGvCwKd72LwXr0PfB3jNv6y"}],"has_more":false,"url":"/v1/subscription_items?subscription=sub_1QGvCwKd72LwXr0PfB3jNv6y"}`

const subscriptionStart = `"id":"sub_1QGvCwKd72LwXr0PfB3jNv6y","object":"subscription","billing_cycle_anchor":1762075102,"cancel_at":null,"collection_method":"charge_automatically","created":1762075102,"currency":"eur","customer":"cus_R9kTq3VbN7sYdL","default_payment_method":"pm_1QGv8lKd72LwXr0PaZs9Wc3t","description":null,"items":${items},"latest_invoice":"in_1QGvCwKd72LwXr0P2sLk8RzD","livemode":false,"metadata":{},"start_date":1762075102,"trial_end":null,"trial_start":null`

const activeSubscription = `{${subscriptionStart},"cancel_at_period_end":false,"canceled_at":null,"ended_at":null,"status":"active"}`

const leavingSubscription = `{${subscriptionStart},"cancel_at_period_end":true,"canceled_at":1762334415,"ended_at":null,"status":"active"}`

const endedSubscription = `{${subscriptionStart},"cancel_at_period_end":false,"canceled_at":1762334415,"ended_at":1764667102,"status":"canceled"}`

const invoiceStart = `"id":"in_1QGvCwKd72LwXr0P2sLk8RzD","object":"invoice","account_country":"PT","account_name":"Lumen Goods","amount_due":8700,"amount_shipping":0,"attempted":true,"auto_advance":false,"billing_reason":"subscription_create","collection_method":"charge_automatically","created":1762075102,"currency":"eur","customer":"cus_R9kTq3VbN7sYdL","customer_email":"ines@lumen-goods.example","customer_name":"Ines Duarte","description":null,"due_date":null,"livemode":false,"metadata":{},"number":"LMN-0042","parent":{"quote_details":null,"subscription_details":{"metadata":{},"subscription":"sub_1QGvCwKd72LwXr0PfB3jNv6y"},"type":"subscription_details"},"period_end":1762075102,"period_start":1762075102,"subtotal":8700,"total":8700`

const paidInvoice = `{${invoiceStart},"amount_paid":8700,"amount_remaining":0,"attempt_count":1,"next_payment_attempt":null,"status":"paid","status_transitions":{"finalized_at":1762075102,"marked_uncollectible_at":null,"paid_at":1762075106,"voided_at":null}}`

const unpaidInvoice = `{${invoiceStart},"amount_paid":0,"amount_remaining":8700,"attempt_count":1,"next_payment_attempt":1762334302,"status":"open","status_transitions":{"finalized_at":1762075102,"marked_uncollectible_at":null,"paid_at":null,"voided_at":null}}`

const charge = `{"id":"ch_3QGv8mKd72LwXr0P1uYh5oFn","object":"charge","amount":4900,"amount_captured":4900,"amount_refunded":4900,"balance_transaction":"txn_3QGv8mKd72LwXr0P1cTzM0qL","billing_details":${billingDetails},"captured":true,"created":1762074841,"currency":"eur","customer":"cus_R9kTq3VbN7sYdL","description":"Order 20418","disputed":false,"failure_code":null,"failure_message":null,"livemode":false,"metadata":{"order_id":"20418"},"paid":true,"payment_intent":"pi_3QGv8mKd72LwXr0P1bZcTe4a","payment_method":"pm_1QGv8lKd72LwXr0PaZs9Wc3t","receipt_email":"ines@lumen-goods.example","refunded":true,"shipping":null,"status":"succeeded"}`

const headers: [string, string][] = [['content-type', 'application/json; charset=utf-8']]

/** Stripe's webhook endpoints with snapshot events. */
export const stripe: Connection = {
  id: 'stripe',
  name: 'Stripe',
  initials: 'St',
  summary: 'Payments, checkouts, subscriptions, invoices and refunds of a Stripe account.',
  docs: { url: 'https://docs.stripe.com/webhooks', readOn: '2026-11-23' },
  verified: { level: 'vendor-package', how: 'Against the package stripe in both directions.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'stripe',
      name: 'Stripe',
      summary: 'Stripe signs the time and the body with HMAC-SHA256 in Stripe-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'Stripe-Signature' }],
          list: { separator: ',', pair: '=', field: 'v1' },
        },
        encodings: ['hex'],
        content: [{ part: 'field', name: 't' }, { part: 'literal', text: '.' }, { part: 'body' }],
        timestamp: { source: { from: 'field', name: 't' }, unit: 's', toleranceSeconds: 300, direction: 'past' },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing secret',
        hint: 'Stripe issues it for each endpoint. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
      },
    },
  ],
  eventTypes: [
    {
      id: 'payment_intent.succeeded',
      name: 'Payment succeeded',
      description: 'A payment was completed.',
      sample: `{"id":"evt_3QGv8mKd72LwXr0P1nJq6HsV",${eventStart},"created":1762074842,"data":{"object":${succeededIntent}},"request":${request},"type":"payment_intent.succeeded"}`,
      headers,
    },
    {
      id: 'payment_intent.payment_failed',
      name: 'Payment failed',
      description: 'An attempt to pay failed; last_payment_error says why.',
      sample: `{"id":"evt_3QGv8mKd72LwXr0P1xWe0KuB",${eventStart},"created":1762074842,"data":{"object":${failedIntent}},"request":${request},"type":"payment_intent.payment_failed"}`,
      headers,
    },
    {
      id: 'checkout.session.completed',
      name: 'Checkout completed',
      description: 'A customer finished a Checkout session.',
      sample: `{"id":"evt_1QGv8nKd72LwXr0PpR2dYc7M",${eventStart},"created":1762074843,"data":{"object":${session}},"request":${automatic},"type":"checkout.session.completed"}`,
      headers,
    },
    {
      id: 'customer.subscription.created',
      name: 'Subscription created',
      description: 'A customer was subscribed to a price.',
      sample: `{"id":"evt_1QGvCxKd72LwXr0PzT5mLh1E",${eventStart},"created":1762075103,"data":{"object":${activeSubscription}},"request":${request},"type":"customer.subscription.created"}`,
      headers,
    },
    {
      id: 'customer.subscription.updated',
      name: 'Subscription updated',
      description: 'A subscription changed; previous_attributes holds what was before.',
      sample: `{"id":"evt_1QI0eJKd72LwXr0PkV8sGw3N",${eventStart},"created":1762334415,"data":{"object":${leavingSubscription},"previous_attributes":{"cancel_at_period_end":false,"canceled_at":null}},"request":${request},"type":"customer.subscription.updated"}`,
      headers,
    },
    {
      id: 'customer.subscription.deleted',
      name: 'Subscription deleted',
      description: 'A subscription ended.',
      sample: `{"id":"evt_1QRmP4Kd72LwXr0PdX6bFo9C",${eventStart},"created":1764667103,"data":{"object":${endedSubscription}},"request":${automatic},"type":"customer.subscription.deleted"}`,
      headers,
    },
    {
      id: 'invoice.paid',
      name: 'Invoice paid',
      description: 'An invoice was paid, or marked as paid.',
      sample: `{"id":"evt_1QGvD0Kd72LwXr0PaM4kUj8T",${eventStart},"created":1762075107,"data":{"object":${paidInvoice}},"request":${request},"type":"invoice.paid"}`,
      headers,
    },
    {
      id: 'invoice.payment_failed',
      name: 'Invoice payment failed',
      description: 'An attempt to pay an invoice failed.',
      sample: `{"id":"evt_1QGvD1Kd72LwXr0PwH7yPn5R",${eventStart},"created":1762075107,"data":{"object":${unpaidInvoice}},"request":${request},"type":"invoice.payment_failed"}`,
      headers,
    },
    {
      id: 'charge.refunded',
      name: 'Charge refunded',
      description: 'A charge was refunded, in whole or in part.',
      sample: `{"id":"evt_3QGv8mKd72LwXr0P1eNs3AiX",${eventStart},"created":1762090021,"data":{"object":${charge}},"request":${request},"type":"charge.refunded"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [],
  guide: {
    title: 'In Stripe',
    steps: [
      {
        text: [
          'Open ',
          { term: 'Workbench' },
          ', the tab ',
          { term: 'Webhooks' },
          ', and add a destination ',
          { note: '(test mode and live mode have their own)' },
        ],
      },
      { text: ['Select the event types this trigger needs, then ', { term: 'Webhook endpoint' }] },
      { method: 'signature', text: [{ term: 'Endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Create destination' }] },
      {
        method: 'signature',
        text: [
          'Reveal the ',
          { term: 'Signing secret' },
          ', copy it and paste it here ',
          { note: '(starts with whsec_)' },
        ],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: 'In live mode Stripe tries again for up to three days.' },
  notes: ['Like the package of Stripe, this refuses old times but no future ones.'],
}
