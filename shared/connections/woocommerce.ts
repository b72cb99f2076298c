import type { Connection } from '../contracts/connection'

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'WooCommerce/10.3.4 Hookshot (WordPress/6.8.3)'],
  ['X-WC-Webhook-Source', 'https://shop.lumen-goods.example/'],
  ['X-WC-Webhook-ID', '7'],
  ['X-WC-Webhook-Delivery-ID', '0d0a6b1f6c0f4e2a9d3c51d0e3fa8b46'],
]

const address = `{"first_name":"Ines","last_name":"Duarte","address_1":"Rua do Cais 12","city":"Porto","postcode":"4050-001","country":"PT","email":"ines@lumen-goods.example"}`

const order = `"id":727,"number":"727","currency":"EUR","total":"49.00","customer_id":31,"billing":${address},"line_items":[{"id":315,"name":"Storm lamp","product_id":93,"quantity":1,"total":"49.00"}],"date_created":"2026-11-02T09:14:02"`

/** The webhooks of a WooCommerce shop. */
export const woocommerce: Connection = {
  id: 'woocommerce',
  name: 'WooCommerce',
  initials: 'Wo',
  summary: 'Orders, products, customers and coupons of a WooCommerce shop.',
  docs: { url: 'https://developer.woocommerce.com/docs/apis/rest-api/v3/webhooks/', readOn: '2026-11-25' },
  verified: {
    level: 'documentation',
    how: "WooCommerce's page on webhooks, and the code of the plugin for its first message.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'woocommerce',
      name: 'WooCommerce',
      summary: 'WooCommerce signs the body with HMAC-SHA256 in X-WC-Webhook-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-WC-Webhook-Signature' }] },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret',
        hint: 'WooCommerce calls this field "Secret". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'order.created',
      name: 'Order created',
      description: 'Somebody placed an order.',
      sample: `{${order},"status":"pending","date_modified":"2026-11-02T09:14:02"}`,
      headers: [['X-WC-Webhook-Topic', 'order.created'], ...shared],
    },
    {
      id: 'order.updated',
      name: 'Order updated',
      description: 'An order changed; status says where it stands.',
      sample: `{${order},"status":"processing","date_modified":"2026-11-02T09:20:11"}`,
      headers: [['X-WC-Webhook-Topic', 'order.updated'], ...shared],
    },
    {
      id: 'product.updated',
      name: 'Product updated',
      description: 'A product of the shop changed.',
      sample:
        '{"id":93,"name":"Storm lamp","slug":"storm-lamp","status":"publish","sku":"LMP-01","price":"49.00","stock_quantity":12,"stock_status":"instock","date_modified":"2026-11-02T10:03:15"}',
      headers: [['X-WC-Webhook-Topic', 'product.updated'], ...shared],
    },
  ],
  eventTypeFrom: [{ from: 'header', name: 'x-wc-webhook-topic' }],
  deliveryIdFrom: { from: 'header', name: 'x-wc-webhook-delivery-id' },
  handshakes: [
    {
      id: 'ping',
      label: "WooCommerce's ping",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'form', name: 'webhook_id' }, is: 'present' },
        { source: { from: 'header', name: 'x-wc-webhook-topic' }, is: 'absent' },
      ],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In WooCommerce',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'Advanced' },
          ', ',
          { term: 'Webhooks' },
          ', ',
          { term: 'Add webhook' },
        ],
      },
      { text: [{ term: 'Status' }, ': Active. ', { term: 'Topic' }, ': the event this trigger needs'] },
      { method: 'signature', text: [{ term: 'Delivery URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Delivery URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Secret' }, ': the Webhook API Key'] },
      { text: [{ term: 'Save webhook' }] },
    ],
  },
  delivery: {
    deadlineSeconds: null,
    retries: 'WooCommerce does not try again; after more than five failures in a row it disables the webhook.',
  },
  notes: ['The first message, when the webhook is saved, is a ping without a signature.'],
}
