import type { Connection } from '../contracts/connection'

const customer = `{"id":7384910225637,"email":"ines@lumen-goods.example","first_name":"Ines","last_name":"Duarte","state":"disabled","verified_email":true,"tags":"","currency":"EUR","created_at":"2026-09-14T10:22:31+01:00","updated_at":"2026-11-02T09:14:02+00:00"}`

const line = `{"id":13820047319461,"product_id":8812034621669,"variant_id":45120937713893,"title":"Tide clock","quantity":1,"price":"49.00","sku":"TC-01","vendor":"Lumen Goods","requires_shipping":true,"taxable":true,"fulfillment_status":null}`

const orderStart = `"id":5639204118757,"admin_graphql_api_id":"gid://shopify/Order/5639204118757","name":"#1042","order_number":1042,"email":"ines@lumen-goods.example","currency":"EUR","subtotal_price":"49.00","total_price":"53.90","total_tax":"9.17","created_at":"2026-11-02T09:14:00+00:00","updated_at":"2026-11-02T09:14:02+00:00","test":false,"note":null,"tags":"","line_items":[${line}],"customer":${customer}`

const product = `{"id":8812034621669,"admin_graphql_api_id":"gid://shopify/Product/8812034621669","title":"Tide clock","body_html":"<p>Shows the tide at one station.</p>","vendor":"Lumen Goods","product_type":"Clocks","handle":"tide-clock","status":"active","tags":"coast","created_at":"2026-03-02T08:00:00+00:00","updated_at":"2026-11-02T10:31:44+00:00","variants":[{"id":45120937713893,"product_id":8812034621669,"title":"Default Title","price":"49.00","sku":"TC-01","inventory_quantity":18}],"options":[],"images":[]}`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['x-shopify-shop-domain', 'lumen-goods.myshopify.com'],
  ['x-shopify-api-version', '2026-10'],
  ['x-shopify-webhook-id', 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043'],
  ['x-shopify-event-id', '98880550-7158-44d4-b7cd-2c97c8a091b5'],
  ['x-shopify-triggered-at', '2026-11-02T09:14:02.214508317Z'],
]

/** Shopify's webhooks of apps and of the admin. */
export const shopify: Connection = {
  id: 'shopify',
  name: 'Shopify',
  initials: 'Sh',
  summary: 'Orders, products, customers and app changes of a Shopify store.',
  docs: { url: 'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @shopify/shopify-api: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'shopify',
      name: 'Shopify',
      summary: 'Shopify signs the body with HMAC-SHA256 in X-Shopify-Hmac-Sha256.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [
            { from: 'header', name: 'X-Shopify-Hmac-Sha256' },
            { from: 'header', name: 'shopify-hmac-sha256' },
          ],
        },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Client secret',
        hint: 'For an app its client secret; for a webhook made in the admin the value below the list of webhooks.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'orders/create',
      name: 'Order created',
      description: 'A customer placed an order.',
      sample: `{${orderStart},"financial_status":"pending","fulfillment_status":null,"cancelled_at":null}`,
      headers: [['x-shopify-topic', 'orders/create'], ...shared],
    },
    {
      id: 'orders/paid',
      name: 'Order paid',
      description: 'An order was paid in full.',
      sample: `{${orderStart},"financial_status":"paid","fulfillment_status":null,"cancelled_at":null}`,
      headers: [['x-shopify-topic', 'orders/paid'], ...shared],
    },
    {
      id: 'orders/cancelled',
      name: 'Order cancelled',
      description: 'An order was cancelled.',
      sample: `{${orderStart},"financial_status":"refunded","fulfillment_status":null,"cancelled_at":"2026-11-02T11:02:19+00:00","cancel_reason":"customer"}`,
      headers: [['x-shopify-topic', 'orders/cancelled'], ...shared],
    },
    {
      id: 'products/update',
      name: 'Product updated',
      description: 'A product or one of its variants changed.',
      sample: product,
      headers: [['x-shopify-topic', 'products/update'], ...shared],
    },
    {
      id: 'customers/create',
      name: 'Customer created',
      description: 'A customer was added to the store.',
      sample: customer,
      headers: [['x-shopify-topic', 'customers/create'], ...shared],
    },
    {
      id: 'app/uninstalled',
      name: 'App uninstalled',
      description: 'The store removed the app.',
      sample:
        '{"id":61930274917,"name":"Lumen Goods","email":"hello@lumen-goods.example","domain":"lumen-goods.example","myshopify_domain":"lumen-goods.myshopify.com","country":"PT","currency":"EUR","plan_name":"basic","created_at":"2025-04-03T08:12:00+01:00"}',
      headers: [['x-shopify-topic', 'app/uninstalled'], ...shared],
    },
  ],
  eventTypeFrom: [{ from: 'header', name: 'x-shopify-topic', or: ['shopify-topic'] }],
  deliveryIdFrom: { from: 'header', name: 'x-shopify-webhook-id', or: ['shopify-webhook-id'] },
  handshakes: [],
  guide: {
    title: 'In Shopify',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'Notifications' },
          ', ',
          { term: 'Webhooks' },
          ', ',
          { term: 'Create webhook' },
        ],
      },
      { text: [{ term: 'Event' }, ': the one this trigger needs; ', { term: 'Format' }, ': JSON'] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [
          'Copy the value under the list of webhooks and paste it here ',
          { note: '(an app has its client secret instead)' },
        ],
      },
    ],
  },
  delivery: {
    deadlineSeconds: 5,
    retries: 'Shopify tries eight more times within four hours; a subscription of an app may be removed after that.',
  },
  notes: ['Only the body is signed: the topic and the shop in the headers are not.'],
}
