import { readFile } from 'node:fs/promises'
import { createServer, request as requestPlain } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whyUnavailable } from './find-program'
import { startNginx } from './nginx'
import type { Nginx, NginxOptions } from './nginx'

const reason = whyUnavailable('nginx', 'openssl')

describe.skipIf(reason !== null)(`nginx for tests${reason ? ` (${reason})` : ''}`, () => {
  let upstream: Server
  let address: string
  let nginx: Nginx | null = null

  beforeEach(async () => {
    upstream = createServer(echo)
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  })

  afterEach(async () => {
    await nginx?.stop()
    nginx = null
    await new Promise((resolve) => upstream.close(resolve))
  })

  const open = async (options: Partial<NginxOptions>): Promise<Nginx> =>
    (nginx = await startNginx({ upstream: address, hostHeader: 'upstream', ...options }))

  it('hands on path, query and body as they were sent, with the Host of the upstream', async () => {
    const { url, port, log } = await open({})
    const { status, seen } = await post(`${url}/hooks/%41b?x=%2F`, 'body')
    expect(status).toBe(200)
    expect(seen).toMatchObject({ url: '/hooks/%41b?x=%2F', body: 'body', host: new URL(address).host })
    expect(seen).toMatchObject({ for: '127.0.0.1', proto: 'http', forwardedHost: `127.0.0.1:${port}` })
    await expect.poll(log).toContain('POST /hooks/%41b?x=%2F 200')
  })

  it('hands on the public Host when asked to', async () => {
    const { url, port } = await open({ hostHeader: 'public' })
    expect((await post(`${url}/hooks/a`, '')).seen).toMatchObject({ host: `127.0.0.1:${port}` })
  })

  it('serves https under a prefix, which the upstream does not see', async () => {
    const { url, certificateFile } = await open({ tls: true, prefix: '/hookwright' })
    const ca = await readFile(certificateFile as string)
    expect(url).toMatch(/^https:.*\/hookwright$/)
    expect((await post(`${url}/hooks/a?b=1`, '', ca)).seen).toMatchObject({ url: '/hooks/a?b=1', proto: 'https' })
    expect((await post(`${new URL(url).origin}/hooks/a`, '', ca)).status).toBe(404)
  })

  it('fails with what nginx itself says', async () => {
    await expect(open({ upstream: 'no address' })).rejects.toThrow(/nginx ended at once[\s\S]*proxy_pass/)
  })
})

function echo(message: IncomingMessage, response: { end(text: string): void }): void {
  const chunks: Buffer[] = []
  message.on('data', (chunk: Buffer) => chunks.push(chunk))
  message.on('end', () => {
    const { headers } = message
    response.end(
      JSON.stringify({
        url: message.url,
        body: Buffer.concat(chunks).toString(),
        host: headers.host,
        for: headers['x-forwarded-for'],
        proto: headers['x-forwarded-proto'],
        forwardedHost: headers['x-forwarded-host'],
      }),
    )
  })
}

function post(url: string, body: string, ca?: Buffer): Promise<{ status: number; seen: unknown }> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? requestSecure : requestPlain
    const outgoing = send(url, { method: 'POST', agent: false, ca }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        const status = response.statusCode ?? 0
        resolve({ status, seen: status === 200 ? JSON.parse(text) : text })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
