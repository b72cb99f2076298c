import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import type { OpenTunnel } from '../driver'
import { digest, postTo, startLocalServer } from '../testing/local-server'
import { attempt, driverFor, opened, portOf, withoutSshd } from './testing/ssh-rig'
import type { Ear } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`what goes through the SSH tunnel${withoutSshd.note}`, () => {
  let sshd: Sshd
  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())

  let ear: Ear
  let tunnel: OpenTunnel
  let receiver: Server
  let sockets: Socket[]
  let onConnection: (socket: Socket) => void

  beforeEach(async () => {
    ear = { lost: [], told: [] }
    sockets = []
    onConnection = () => undefined
    receiver = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.push(socket.on('error', () => undefined))
      onConnection(socket)
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo
    tunnel = opened(await attempt(driverFor(sshd), { url: `http://127.0.0.1:${port}`, port }, ear))
  })

  afterEach(async () => {
    await tunnel.close()
    sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => receiver.close(resolve))
    expect(ear.lost).toEqual([])
  })

  /** A connection of a sender, half-open at will, with everything that it was answered. */
  function send(): { socket: Socket; answer: Promise<string> } {
    const socket = connect({ port: portOf(tunnel), host: '127.0.0.1', allowHalfOpen: true })
    let text = ''
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => (text += chunk.toString()))
    return { socket, answer: once(socket, 'end').then(() => text) }
  }

  it('arrives whole when fifty senders post at once', async () => {
    const server = await startLocalServer()
    const busy = opened(await attempt(driverFor(sshd), server.local, ear))
    const bodies = Array.from({ length: 50 }, (_, index) => Buffer.alloc(200_000, `${index}:é\u0000`))
    const answers = await Promise.all(bodies.map((body) => postTo(portOf(busy), `${busy.base}/hooks/a`, body)))
    expect(answers).toEqual(bodies.map((body) => ({ status: 200, body: digest(body) })))
    await busy.close()
    await server.close()
  })

  it('is answered also after the sender ended its half', async () => {
    onConnection = (socket) => {
      let heard = ''
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
      socket.on('end', () => socket.end(`${heard.length} bytes`))
    }
    const { socket, answer } = send()
    socket.end('x'.repeat(300_000))
    expect(await answer).toBe('300000 bytes')
  })

  it('is received to its end also after the receiver ended its half', async () => {
    let heard = 0
    const isOver = new Promise((resolve) => {
      onConnection = (socket) => {
        socket.end('early')
        socket.on('data', (chunk: Buffer) => (heard += chunk.length)).on('end', resolve)
      }
    })
    const { socket, answer } = send()
    expect(await answer).toBe('early')
    socket.end('x'.repeat(300_000))
    await isOver
    expect(heard).toBe(300_000)
  })

  it('reaches the receiver also from a sender that does not wait for the answer', async () => {
    let heard = 0
    const isOver = new Promise((resolve) => {
      onConnection = (socket) => {
        socket.on('data', (chunk: Buffer) => (heard += chunk.length))
        socket.on('end', () => socket.end('nobody reads this'.repeat(100_000))).on('close', resolve)
      }
    })
    const { socket } = send()
    socket.end('x'.repeat(300_000), () => socket.destroy())
    await isOver
    expect(heard).toBe(300_000)
  })

  it('ends for the receiver when the sender breaks off', async () => {
    const isOver = new Promise((resolve) => (onConnection = (socket) => socket.resume().on('close', resolve)))
    receiver.on('connection', (socket) => socket.on('end', () => socket.end()))
    const { socket } = send()
    socket.write('half of a requ')
    await expect.poll(() => sockets.length).toBe(1)
    socket.resetAndDestroy()
    await isOver
  })

  it('ends for the sender when the receiver breaks off', async () => {
    onConnection = (socket) => socket.once('data', () => socket.resetAndDestroy())
    const { socket, answer } = send()
    socket.write('a request')
    expect(await answer).toBe('')
  })

  it('waits at the sender while the receiver takes nothing', async () => {
    onConnection = (socket) => socket.pause()
    const { socket } = send()
    const chunk = Buffer.alloc(1_000_000)
    for (let count = 0; count < 64; count += 1) socket.write(chunk)
    await pause(700)
    expect(socket.writableLength).toBeGreaterThan(30_000_000)
    socket.destroy()
  })

  it('is turned away, and told once, while nobody receives', async () => {
    await new Promise((resolve) => receiver.close(resolve))
    for (let count = 0; count < 3; count += 1) expect(await send().answer).toBe('')
    expect(ear.told.slice(1)).toEqual([expect.stringMatching(/did not take it \(ECONNREFUSED\)\.$/)])
  })

  it('is cut at once for senders and receiver when the tunnel is closed', async () => {
    onConnection = (socket) => socket.resume()
    const { socket } = send()
    socket.write('half of a requ')
    await expect.poll(() => sockets.length).toBe(1)
    const isCut = Promise.all([once(socket, 'end'), once(sockets[0] as Socket, 'end')])
    await tunnel.close()
    await isCut
  })
})
