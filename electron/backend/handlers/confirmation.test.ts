import { createSign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { makeCertificate } from '../../../e2e/servers/certificate'
import { createDownload } from '../remote-keys/download'
import { closeTestBackends, makeTestDirectory, openTestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'

const host = 'sns.eu-west-1.amazonaws.com'
const certificatePath = '/SimpleNotificationService-1.pem'
const confirmPath = '/?Action=ConfirmSubscription&TopicArn=arn&Token=2336412f37fb687f5d51'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await closeTestBackends()
  await Promise.all(closing.splice(0).map((close) => close()))
})

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** The vendor's host on this computer: it serves its certificate, and answers the confirmation as told. */
async function openVendor(answer: Answer) {
  const files = await makeCertificate(await makeTestDirectory(), { host, keyType: 'rsa' })
  const [cert, key] = await Promise.all([readFile(files.certificateFile), readFile(files.keyFile)])
  const asked: string[] = []
  const server = createServer({ cert, key }, (request, response) => {
    if (request.url === certificatePath) return void response.end(cert)
    asked.push(`${request.headers.host}${request.url}`)
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const agent = new Agent()
  agent.createConnection = (_options, connected) =>
    connect({ host: '127.0.0.1', port, servername: host, ca: cert }, function (this: never) {
      connected?.(null, this)
    })
  closing.push(
    () =>
      new Promise<void>((done) => {
        agent.destroy()
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  return { asked, key, download: createDownload(agent) }
}

const signedFields = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const

function writeConfirmation(key: Buffer, subscribeUrl: string): string {
  const fields = {
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    Token: '2336412f37fb687f5d51',
    TopicArn: 'arn:aws:sns:eu-west-1:481207330123:tides',
    Message: 'You have chosen to subscribe to the topic.',
    SubscribeURL: subscribeUrl,
    Timestamp: '2026-11-23T08:59:58.817Z',
  }
  const text = signedFields.map((name) => `${name}\n${fields[name]}\n`).join('')
  const signature = createSign('sha256').update(text).sign(key, 'base64')
  const rest = { SignatureVersion: '2', Signature: signature, SigningCertURL: `https://${host}${certificatePath}` }
  return JSON.stringify({ ...fields, ...rest })
}

interface Setting {
  answer?: Answer
  mayFetchKeys?: boolean
  subscribeUrl?: string
  /** Changes the message after it was signed. */
  alter?: (body: string) => string
}

async function receive({
  answer = { status: 200 },
  mayFetchKeys = true,
  subscribeUrl = `https://${host}${confirmPath}`,
  alter = (body) => body,
}: Setting = {}) {
  const vendor = await openVendor(answer)
  const test = await openTestBackend({ download: vendor.download })
  // The certificate holds from the moment at which it was made.
  test.clock.advance(Date.now() + 1_000 - test.clock.now())
  const { authentication, id, token } = await test.call('triggers.create', {
    connectionId: 'aws-sns',
    eventType: null,
  })
  await test.call('triggers.update', { triggerId: id, authentication: { ...authentication, mayFetchKeys } })
  const { status } = await test.call('app.snapshot', {})
  const body = alter(writeConfirmation(vendor.key, subscribeUrl))
  const sent = await post(`${status.publicBase}/hooks/${token}`, body, { 'content-type': 'text/plain' })
  const { deliveries } = await test.call('deliveries.page', { triggerId: id, outcome: null, before: null, limit: 1 })
  const deliveryId = deliveries[0]?.id ?? ''
  const { confirmation } = await test.call('deliveries.get', { deliveryId })
  return { test, vendor, triggerId: id, deliveryId, confirmation, status: sent.status }
}

const trigger = async (test: Awaited<ReturnType<typeof openTestBackend>>, id: string) =>
  (await test.call('app.snapshot', {})).triggers.find((one) => one.id === id)

describe('a subscription that the user has to confirm', () => {
  it('is confirmed at the vendor only when the user says so, once, and the trigger remembers it', async () => {
    const { confirmation, deliveryId, status, test, triggerId, vendor } = await receive()
    expect(status).toBe(200)
    expect(confirmation).toMatchObject({ label: 'Confirm subscription', host, isVerified: true })
    expect(await test.call('deliveries.findConfirmation', { triggerId })).toMatchObject({
      found: { deliveryId, confirmation },
    })
    expect(vendor.asked).toEqual([])
    const confirmed = await test.call('deliveries.confirm', { deliveryId })
    expect(vendor.asked).toEqual([`${host}${confirmPath}`])
    expect(confirmed.confirmedAt).toBe(test.clock.now())
    const again = await test.restart()
    expect((await trigger(again, triggerId))?.confirmedAt).toBe(test.clock.now())
  })

  it('may be confirmed unverified while the key may not be fetched, and says that it is', async () => {
    const { confirmation, deliveryId, status, test, vendor } = await receive({ mayFetchKeys: false })
    expect(status).toBe(401)
    expect(confirmation).toMatchObject({ isVerified: false })
    await test.call('deliveries.confirm', { deliveryId })
    expect(vendor.asked).toHaveLength(1)
  })

  it.each([
    ['was changed after it was signed', { alter: (body: string) => body.replace('You have', 'We have') }],
    ['names a host of somebody else', { subscribeUrl: 'https://sns.eu-west-1.amazonaws.com.evil.example/?Token=1' }],
    ['names no https address', { subscribeUrl: `http://${host}${confirmPath}` }],
    ['names a port', { subscribeUrl: `https://${host}:8443${confirmPath}` }],
  ])('is not offered, and fetches nothing, when the message %s', async (_what, setting) => {
    const { confirmation, deliveryId, test, triggerId, vendor } = await receive(setting)
    expect(confirmation).toBeNull()
    expect(await test.call('deliveries.findConfirmation', { triggerId })).toEqual({ found: null })
    expect((await test.fail('deliveries.confirm', { deliveryId })).code).toBe('not_allowed')
    expect(vendor.asked).toEqual([])
  })

  it.each([
    ['403', { status: 403, body: '<Error/>' }, '403'],
    ['a redirect, which is not followed', { status: 302, headers: { location: '/elsewhere' } }, '302'],
    ['more than anybody needs', { status: 200, body: 'x'.repeat(65 * 1024) }, '64 KiB'],
  ])('stays open when the vendor answers %s, and the reason is told', async (_what, answer, reason) => {
    const { deliveryId, test, triggerId, vendor } = await receive({ answer })
    const error = await test.fail('deliveries.confirm', { deliveryId })
    expect(error.code).toBe('send_failed')
    expect(error.message).toContain(reason)
    expect(error.message).not.toContain('2336412f37fb687f5d51')
    expect(vendor.asked).toHaveLength(1)
    expect((await trigger(test, triggerId))?.confirmedAt).toBeUndefined()
  })
})
