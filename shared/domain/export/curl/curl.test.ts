import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { connections, findConnection } from '../../../connections'
import type { CapturedRequest, RawHeaders } from '../../../contracts/delivery'
import { must } from '../../assert'
import { decide } from '../../decide'
import { exampleKey } from '../../testing/example-key'
import { sourceOf } from '../../testing/export-source'
import { withCustomSchemes } from '../../testing/faults/custom-schemes'
import { currentKey, makeContext } from '../../testing/fixtures'
import { contextFor } from '../../testing/sign-sample'
import type { SampleCase } from '../../testing/sign-sample'
import { onlyFor, unusualConnection } from '../../testing/unusual-schemes'
import { decodeUtf8, encodeUtf8 } from '../../text-codec'
import type { ExportSource } from '../export-source'
import { printCurl } from './curl'

const run = promisify(execFile)

const missing = ['curl', 'openssl', 'sh'].find((program) => spawnSync('which', [program]).status !== 0)
if (missing !== undefined) process.stdout.write(`The cURL scripts are not run: this computer has no ${missing}.\n`)

/** Runs the script of a source against a server of our own and gives what arrived there. */
async function runScript(
  source: ExportSource,
  secret: string,
): Promise<{ request: CapturedRequest; baseUrl: string; text: string }> {
  const arrived: CapturedRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers: RawHeaders = []
      for (let at = 0; at < request.rawHeaders.length; at += 2) {
        headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? ''])
      }
      arrived.push({
        ...{ method: request.method ?? '', target: request.url ?? '', httpVersion: '1.1', sender: '127.0.0.1' },
        ...{ headers, receivedAt: Date.now(), body: Buffer.concat(chunks) },
      })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}/hooks/Tk3vQ0xYp7mB2sRhW9dLfA`
  try {
    const { refusal, text } = printCurl({ ...source, baseUrl })
    expect(refusal, source.name).toBeNull()
    await run('sh', ['-c', text ?? ''], { env: { PATH: process.env['PATH'], WEBHOOK_SECRET: secret } })
    return { request: must(arrived[0], 'the script sent a request'), baseUrl, text: text ?? '' }
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

const cases: SampleCase[] = [...withCustomSchemes(connections), unusualConnection].flatMap((connection) =>
  connection.presets.flatMap((preset) =>
    connection.eventTypes
      .filter(({ id }) => (onlyFor[preset.id] ?? id) === id)
      .slice(0, 1)
      .map((event) => ({ name: `${connection.name}, ${preset.name}, ${event.id}`, connection, preset, event })),
  ),
)

describe('the cURL script', () => {
  const writable = cases.filter((sample) => printCurl(sourceOf(sample)).refusal === null)

  it.skipIf(missing !== undefined).for(writable)('sends a sample that the app finds genuine: $name', async (sample) => {
    const { secret } = exampleKey(sample.preset).secret
    const source = sourceOf(sample)
    const { config, ...typed } = { ...source, config: { ...source.config } }
    delete config['typedUrl']
    const { baseUrl, request, text } = await runScript({ ...typed, config }, secret)
    expect(text).not.toContain(secret)
    const context = contextFor(sample, request)
    const trigger = { ...context.trigger, authentication: { ...context.trigger.authentication, config } }
    const { verdict } = decide(request, { ...context, trigger, publicUrls: [baseUrl], now: Date.now() })
    expect(verdict.authentic, `${verdict.reason}: ${JSON.stringify(verdict.stages.at(-1))}\n${text}`).toBe(true)
  })

  it('is refused with the reason where a shell cannot sign', () => {
    const refusals = cases.flatMap((sample) => {
      const { refusal } = printCurl(sourceOf(sample))
      return refusal === null ? [] : [[sample.preset.id, refusal] as const]
    })
    expect(new Set(refusals.map(([id]) => id))).toEqual(
      new Set([
        ...['atlassian-connect', 'google-pubsub', 'google-pubsub-audience', 'monday', 'netlify', 'plaid'],
        ...['aws-sns', 'discord', 'paypal', 'sendgrid', 'standardwebhooks-v1a', 'braintree', 'dockerhub'],
        ...['jwt-hs256', 'jwt-rs256', 'rsa-sha256'],
        ...['chosen-hash', 'crc-and-digest', 'header-pairs', 'in-query', 'password', 'user-name'],
      ]),
    )
    for (const [, reason] of refusals) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  it.skipIf(missing !== undefined)('sends the bytes of a captured event, whatever is in it', async () => {
    const custom = must(findConnection('custom-webhook'), 'there is a Custom Webhook')
    const preset = must(custom.presets[0], 'it has a preset')
    const event = must(custom.eventTypes[0], 'it has an event type')
    const payload = `{"it's":"a $HOME \`id\` \\"quote\\" %s \\\\n","big":820982911946154508,\r\n "ä":"\u2028"}\n\n`
    const headers: RawHeaders = [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['X-Note', "it's $(id)"],
      ['Authorization', 'Bearer {{key:key_now}}'],
      ['Cookie', 'session=private'],
      ['Host', 'elsewhere.example'],
    ]
    const source = sourceOf(
      { name: 'custom', connection: custom, preset, event },
      {
        authentication: { method: 'apiKey', headerName: 'X-Shop-Key' },
        samples: [{ body: encodeUtf8(payload), headers }],
      },
    )
    const { request, text } = await runScript(source, currentKey.secret)
    expect(decodeUtf8(request.body).text).toBe(payload)
    const sent = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]))
    expect(sent).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'x-note': "it's $(id)" })
    expect(sent['x-shop-key']).toBe(currentKey.secret)
    expect(text).not.toMatch(/private|elsewhere|key_now/)
    const context = makeContext(custom)
    const authentication = { method: 'apiKey' as const, preset: preset.id, headerName: 'X-Shop-Key' }
    expect(decide(request, { ...context, trigger: { ...context.trigger, authentication } }).verdict.authentic).toBe(
      true,
    )
  })

  it.skipIf(missing !== undefined)('asks for the secret before it sends anything', async () => {
    const sample = must(cases[0], 'there is a case')
    await expect(runScript(sourceOf(sample), '')).rejects.toThrow('Set WEBHOOK_SECRET to the')
  })
})
