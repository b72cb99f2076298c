import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { serveMuxado } from './muxado'
import type { MuxSession, MuxStream } from './muxado'
import { servePublicSide } from './public-side'
import type { ThrowawayCertificate } from './throwaway-certificate'

/** What a stream of the agent protocol is about, by the number it begins with. */
const streamTypes = {
  auth: 0,
  bind: 1,
  unbind: 2,
  proxy: 3,
  restart: 4,
  stop: 5,
  stopEndpoint: 9,
  heartbeat: 0xffffffff,
} as const

export interface IngressError {
  code: string
  message: string
}

export type IngressReply = 'accept' | 'silent' | IngressError

/** What the ingress shall do; may be changed at any time. */
export interface IngressScript {
  auth(seen: SeenAuth): IngressReply
  bind(seen: SeenBind): IngressReply
  answersHeartbeats: boolean
  /** Endpoints without a domain of their own get the URL of the public side itself, which can really be called. */
  isOnLoopback: boolean
}

export interface SeenAuth {
  AuthToken: string
  UserAgent: string
  Metadata: string
}

export interface SeenBind {
  domain: string
  forwardsTo: string
  metadata: string
}

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

interface Endpoint {
  session: MuxSession
  id: string
}

type Answer = Record<string, unknown>

const refusal = ({ code, message }: IngressError): Answer => ({ Error: `${message}\n\n${code}\n` })

/** Reads one JSON value; the sender does not end the stream after it. */
async function readJson(stream: MuxStream): Promise<Answer> {
  let text = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    try {
      return JSON.parse(text) as Answer
    } catch {
      // Not whole yet.
    }
  }
  throw new Error(`The agent ended a call half-way: ${text}`)
}

async function readType(stream: MuxStream): Promise<number> {
  while (true) {
    const bytes: Buffer | null = stream.read(4)
    if (bytes) return bytes.readUInt32BE()
    await once(stream, 'readable')
  }
}

function typeBytes(type: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(type)
  return bytes
}

function proxyHeader(id: string, client: Socket): Buffer {
  const json = Buffer.from(
    JSON.stringify({
      ...{ Id: id, ClientAddr: `${client.remoteAddress}:${client.remotePort}`, Proto: 'https' },
      ...{ EdgeType: '3', PassthroughTLS: false },
    }),
  )
  const length = Buffer.alloc(8)
  length.writeBigInt64LE(BigInt(json.length))
  return Buffer.concat([typeBytes(streamTypes.proxy), length, json])
}

/** Speaks ngrok's agent protocol on loopback, well enough for the real SDK, and says what the script wants. */
export async function startFakeNgrokIngress(certificate: ThrowawayCertificate): Promise<FakeNgrokIngress> {
  const script: IngressScript = {
    auth: () => 'accept',
    bind: () => 'accept',
    answersHeartbeats: true,
    isOnLoopback: false,
  }
  const auths: SeenAuth[] = []
  const binds: SeenBind[] = []
  const endpoints = new Map<string, Endpoint>()
  const sessions = new Set<MuxSession>()
  const sockets = new Set<Socket>()
  let lastEndpoint = 0

  function answerAuth(request: Answer): Answer | null {
    const seen = request['Extra'] as SeenAuth
    auths.push(seen)
    const reply = script.auth(seen)
    if (reply === 'silent') return null
    if (reply !== 'accept') return refusal(reply)
    return { Version: '3', ClientId: `session-${auths.length}`, Extra: { Region: 'loopback', PlanName: 'Free' } }
  }

  function answerBind(request: Answer, session: MuxSession): Answer | null {
    const opts = request['Opts'] as { Domain: string }
    const extra = request['Extra'] as { Metadata: string }
    const seen = { domain: opts.Domain, forwardsTo: String(request['ForwardsTo']), metadata: extra.Metadata }
    binds.push(seen)
    const reply = script.bind(seen)
    if (reply === 'silent') return null
    if (reply !== 'accept') return refusal(reply)
    lastEndpoint += 1
    const isCallable = script.isOnLoopback && opts.Domain === ''
    const host = isCallable
      ? `127.0.0.1:${portOf(publicSide)}`
      : opts.Domain || `steady-newt-${lastEndpoint}.ngrok-free.app`
    const id = `endpoint-${lastEndpoint}`
    if (endpoints.has(host))
      return refusal({ code: 'ERR_NGROK_334', message: `The endpoint 'https://${host}' is already online.` })
    endpoints.set(host, { session, id })
    const url = `${isCallable ? 'http' : 'https'}://${host}`
    return { Id: id, URL: url, Proto: 'https', Opts: opts, Extra: { Token: '' } }
  }

  function answerUnbind(request: Answer): Answer {
    for (const [host, { id }] of endpoints) if (id === request['Id']) endpoints.delete(host)
    return {}
  }

  function answer(type: number, request: Answer, session: MuxSession): Answer | null {
    if (type === streamTypes.auth) return answerAuth(request)
    if (type === streamTypes.bind) return answerBind(request, session)
    return type === streamTypes.unbind ? answerUnbind(request) : null
  }

  async function serveStream(stream: MuxStream, session: MuxSession): Promise<void> {
    const type = await readType(stream)
    if (type === streamTypes.heartbeat) {
      stream.on('data', (beat) => (script.answersHeartbeats ? stream.write(beat) : undefined))
      return
    }
    const reply = answer(type, await readJson(stream), session)
    if (reply !== null) stream.end(JSON.stringify(reply))
  }

  const server = createTlsServer({ cert: certificate.certificate, key: certificate.key }, (connection) => {
    connection.on('error', () => connection.destroy())
    const session: MuxSession = serveMuxado(connection, (stream) => {
      serveStream(stream, session).catch(() => stream.destroy())
    })
    sessions.add(session)
    connection.on('close', () => {
      sessions.delete(session)
      for (const [host, endpoint] of endpoints) if (endpoint.session === session) endpoints.delete(host)
    })
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)

  const publicSide = createServer((client) => {
    sockets.add(client)
    client.on('close', () => sockets.delete(client))
    servePublicSide(client, (host) => {
      const endpoint = endpoints.get(host)
      if (!endpoint) return null
      const stream = endpoint.session.open()
      stream.write(proxyHeader(endpoint.id, client))
      return stream
    })
  })
  await Promise.all([server, publicSide].map((one) => once(one.listen(0, '127.0.0.1'), 'listening')))
  const portOf = (one: typeof publicSide): number => (one.address() as AddressInfo).port

  async function commandOne(session: MuxSession, type: number): Promise<string> {
    const stream = session.open()
    stream.write(Buffer.concat([typeBytes(type), Buffer.from('{}')]))
    return JSON.stringify(await readJson(stream))
  }

  return {
    port: portOf(server),
    publicPort: portOf(publicSide),
    ...{ script, auths, binds },
    command: (kind) => Promise.all([...sessions].map((session) => commandOne(session, streamTypes[kind]))),
    stopEndpoints({ code, message }) {
      for (const { session, id } of endpoints.values()) {
        const request = { Id: id, Message: message, ErrorCode: code }
        session.open().write(Buffer.concat([typeBytes(streamTypes.stopEndpoint), Buffer.from(JSON.stringify(request))]))
      }
      endpoints.clear()
    },
    get agents() {
      return sessions.size
    },
    async close() {
      sockets.forEach((socket) => socket.destroy())
      await Promise.all([server, publicSide].map((one) => new Promise((resolve) => one.close(resolve))))
    },
  }
}
