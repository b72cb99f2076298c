import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RecordResult } from '../storage/store'
import { createReceiver } from './create-receiver'
import { listen } from './listen'
import { asStored, createDependencies, startReceiver } from './testing/start-receiver'
import { apiKeyPath, expectStillServing, openRaw, post } from './testing/talk'
import { apiKey } from './testing/trigger-fixtures'

const gate = (): { open: () => void; passed: Promise<void> } => {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open: () => open(), passed }
}

describe('listening', () => {
  it('takes another port when a program holds the wanted one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const { port: taken } = other.address() as AddressInfo
    const dependencies = createDependencies()
    const receiver = createReceiver(dependencies)
    onTestFinished(() => receiver.close(0))
    const result = await receiver.listen(taken)
    expect(result).toEqual({ url: `http://127.0.0.1:${result.port}`, port: result.port, refusedPort: taken })
    expect(result.port).not.toBe(taken)
    expect(dependencies.lines.join()).toContain('EADDRINUSE')
    expect((await post(result, { body: '{}' })).status).toBe(200)
  })

  it('takes another port when the wanted one is not permitted', async () => {
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' })
    const listener = {
      listen: ({ port }: { port: number }) =>
        port === 443 ? Promise.reject(denied) : Promise.resolve('http://127.0.0.1:40123'),
    }
    const { log, lines } = createDependencies()
    expect(await listen(listener, 443, log)).toEqual({ url: 'http://127.0.0.1:40123', port: 40123, refusedPort: 443 })
    expect(lines.join()).toContain('EACCES')
  })

  it('keeps the wanted port when it is free', async () => {
    const first = createReceiver(createDependencies())
    const { port } = await first.listen(0)
    await first.close(0)
    const second = createReceiver(createDependencies())
    onTestFinished(() => second.close(0))
    expect(await second.listen(port)).toEqual({ url: `http://127.0.0.1:${port}`, port, refusedPort: null })
  })
})

describe('closing', () => {
  it('lets the requests under way finish and refuses new ones', async () => {
    const { open, passed } = gate()
    const receiver = await startReceiver({ record: (delivery) => passed.then(() => asStored(delivery)) })
    const idle = openRaw(receiver)
    await new Promise((resolve) => idle.socket.once('connect', resolve))
    const underWay = post(receiver, { body: '{}' })
    await expect.poll(() => receiver.deliveries.length).toBe(1)
    const closed = receiver.receiver.close(10_000)
    idle.socket.write(
      `POST ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${apiKey}\r\nContent-Length: 2\r\n\r\n{}`,
    )
    const refused = await idle.seen('unavailable')
    expect(refused).toMatch(/^HTTP\/1\.1 503 .*retry-after: 5.*connection: close/is)
    open()
    expect((await underWay).status).toBe(200)
    await closed
    expect(receiver.deliveries).toHaveLength(1)
    await expect(post(receiver, { body: '{}' })).rejects.toThrow('ECONNREFUSED')
  })

  it('does not wait longer than told for a store that never answers', async () => {
    const receiver = await startReceiver({ record: () => new Promise<RecordResult>(() => undefined) })
    const reply = post(receiver, { body: '{}' }).then(
      () => 'answered',
      () => 'closed',
    )
    await expect.poll(() => receiver.deliveries.length).toBe(1)
    await receiver.receiver.close(50)
    expect(await reply).toBe('closed')
  })

  it('closes connections that a sender keeps open', async () => {
    const receiver = await startReceiver()
    const { socket, closed, seen } = openRaw(receiver)
    socket.write(
      `POST ${apiKeyPath} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${apiKey}\r\nContent-Length: 2\r\n\r\n{}`,
    )
    await seen('accepted')
    await receiver.receiver.close(1_000)
    await closed
    expect(socket.destroyed).toBe(true)
  })
})

describe('many senders', () => {
  it('200 at once are all answered and all recorded', async () => {
    const receiver = await startReceiver()
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, index) => post(receiver, { body: JSON.stringify({ index }) })),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    const bodies = new Set(receiver.deliveries.map(({ body }) => Buffer.from(body).toString()))
    expect(bodies.size).toBe(200)
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(200)
  })

  it('one that stays on its connection is asked to open a new one, and loses no request', async () => {
    const receiver = await startReceiver({ limits: { maxRequestsPerSocket: 3 } })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const send = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const headers = { 'X-API-Key': apiKey, 'Content-Length': 2 }
        const outgoing = request(
          { port: receiver.port, method: 'POST', path: apiKeyPath, agent, headers },
          (message) => {
            message.resume().on('end', () => resolve(`${message.statusCode} ${message.headers.connection}`))
          },
        )
        outgoing.on('error', reject)
        outgoing.end('{}')
      })
    const replies: string[] = []
    for (let count = 0; count < 7; count += 1) replies.push(await send())
    const [open, last] = ['200 keep-alive', '200 close']
    expect(replies).toEqual([open, open, last, open, open, last, open])
    expect(receiver.deliveries).toHaveLength(7)
  })

  it('more than are let in are turned away without harm to the others', async () => {
    const receiver = await startReceiver({ limits: { maxConnections: 1 } })
    const { socket, seen } = openRaw(receiver)
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    await seen('not_found')
    expect(await openRaw(receiver).closed.catch(() => '')).toBe('')
    socket.end()
    await new Promise((resolve) => socket.once('close', resolve))
    await expectStillServing(receiver)
  })
})
