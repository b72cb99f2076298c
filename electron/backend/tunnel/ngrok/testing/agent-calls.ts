import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { MuxStream } from './muxado'

/** What a stream of the agent protocol is about, by the number it begins with. */
export const streamTypes = {
  auth: 0,
  bind: 1,
  unbind: 2,
  proxy: 3,
  restart: 4,
  stop: 5,
  stopEndpoint: 9,
  heartbeat: 0xffffffff,
} as const

/** The JSON of a call or of its answer. */
export type CallBody = Record<string, unknown>

export async function readType(stream: MuxStream): Promise<number> {
  while (true) {
    const bytes: Buffer | null = stream.read(4)
    if (bytes) return bytes.readUInt32BE()
    await once(stream, 'readable')
  }
}

/** Reads one JSON value; the sender does not end the stream after it. */
export async function readBody(stream: MuxStream): Promise<CallBody> {
  let text = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    try {
      return JSON.parse(text) as CallBody
    } catch {
      // Not whole yet.
    }
  }
  throw new Error(`The agent ended a call half-way: ${text}`)
}

function typeBytes(type: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(type)
  return bytes
}

/** The start of a stream for a call to the agent. */
export const encodeCall = (type: number, body: CallBody): Buffer =>
  Buffer.concat([typeBytes(type), Buffer.from(JSON.stringify(body))])

/** The start of a stream that carries a sender's connection to the endpoint. */
export function encodeProxyHeader(endpointId: string, client: Socket): Buffer {
  const header = {
    ...{ Id: endpointId, ClientAddr: `${client.remoteAddress}:${client.remotePort}`, Proto: 'https' },
    ...{ EdgeType: '3', PassthroughTLS: false },
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigInt64LE(BigInt(json.length))
  return Buffer.concat([typeBytes(streamTypes.proxy), length, json])
}
