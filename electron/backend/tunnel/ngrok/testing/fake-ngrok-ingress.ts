import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { encodeCall, encodeProxyHeader, readBody, readType, streamTypes } from './agent-calls'
import { createIngressDesk } from './ingress-desk'
import type { IngressDesk, IngressError, IngressScript, SeenAuth, SeenBind } from './ingress-desk'
import { serveMuxado } from './muxado'
import type { MuxSession, MuxStream } from './muxado'
import { servePublicSide } from './public-side'
import type { ThrowawayCertificate } from './throwaway-certificate'

export interface FakeNgrokIngress {
  /** Where agents connect, under the name `localhost`. */
  port: number
  /** Where senders connect; the Host header chooses the endpoint. */
  publicPort: number
  script: IngressScript
  auths: SeenAuth[]
  binds: SeenBind[]
  /** Sends a command of the dashboard to every agent; resolves with what each answered. */
  command(kind: 'stop' | 'restart'): Promise<string[]>
  /** Ends every endpoint the way its owner does in the dashboard; the connections stay. */
  stopEndpoints(error: IngressError): void
  /** Agents that are connected. */
  readonly agents: number
  close(): Promise<void>
}

async function serveStream(stream: MuxStream, session: MuxSession, desk: IngressDesk): Promise<void> {
  const type = await readType(stream)
  if (type === streamTypes.heartbeat) {
    stream.on('data', (beat) => (desk.script.answersHeartbeats ? stream.write(beat) : undefined))
    return
  }
  const reply = desk.answer(type, await readBody(stream), session)
  if (reply !== null) stream.end(JSON.stringify(reply))
}

function serveAgents(certificate: ThrowawayCertificate, desk: IngressDesk, sessions: Set<MuxSession>): Server {
  const server = createTlsServer({ cert: certificate.certificate, key: certificate.key }, (connection) => {
    connection.on('error', () => connection.destroy())
    const session: MuxSession = serveMuxado(connection, (stream) => {
      serveStream(stream, session, desk).catch(() => stream.destroy())
    })
    sessions.add(session)
    connection.on('close', () => {
      sessions.delete(session)
      for (const [host, endpoint] of desk.endpoints) if (endpoint.session === session) desk.endpoints.delete(host)
    })
  })
  return server.on('tlsClientError', () => undefined)
}

const serveSenders = (desk: IngressDesk): Server =>
  createServer((client) =>
    servePublicSide(client, (host) => {
      const endpoint = desk.endpoints.get(host)
      if (!endpoint) return null
      const stream = endpoint.session.open()
      stream.write(encodeProxyHeader(endpoint.id, client))
      return stream
    }),
  )

async function command(session: MuxSession, type: number): Promise<string> {
  const stream = session.open()
  stream.write(encodeCall(type, {}))
  return JSON.stringify(await readBody(stream))
}

/** Listens on any loopback port and keeps count of the sockets. */
async function listen(server: Server, sockets: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

/**
 * Speaks ngrok's agent protocol on loopback, well enough for the real SDK, and says what the script wants. Endpoints without
 * a domain get the `devDomain`, as those of one account do, or each one of its own; with `isOnLoopback` the public side
 * itself, whose URL can really be called.
 */
export async function startFakeNgrokIngress(
  certificate: ThrowawayCertificate,
  options: { devDomain?: string; isOnLoopback?: boolean } = {},
): Promise<FakeNgrokIngress> {
  const urlOf = (number: number): string =>
    options.isOnLoopback
      ? `http://127.0.0.1:${publicPort}`
      : `https://${options.devDomain ?? `steady-newt-${number}.ngrok-free.app`}`
  const desk = createIngressDesk(urlOf)
  const sessions = new Set<MuxSession>()
  const sockets = new Set<Socket>()
  const servers = [serveAgents(certificate, desk, sessions), serveSenders(desk)] as const
  const [port, publicPort] = [await listen(servers[0], sockets), await listen(servers[1], sockets)]
  const { script, auths, binds, endpoints } = desk
  return {
    ...{ port, publicPort, script, auths, binds },
    command: (kind) => Promise.all([...sessions].map((session) => command(session, streamTypes[kind]))),
    stopEndpoints({ code, message }) {
      for (const { session, id } of endpoints.values())
        session.open().write(encodeCall(streamTypes.stopEndpoint, { Id: id, Message: message, ErrorCode: code }))
      endpoints.clear()
    },
    get agents() {
      return sessions.size
    },
    async close() {
      sockets.forEach((socket) => socket.destroy())
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}
