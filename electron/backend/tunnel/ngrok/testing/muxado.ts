import { Duplex } from 'node:stream'

/** Kinds of frames, as ngrok's agent protocol numbers them. */
const kinds = { reset: 0, data: 1, window: 2, goAway: 3 } as const
const flags = { fin: 1, syn: 2 } as const

/** How many bytes a side may send on a stream before the other has read any. */
const initialWindow = 0x40000
const headerLength = 8

interface Frame {
  kind: number
  flags: number
  id: number
  body: Buffer
}

function encode({ kind, flags: bits, id, body }: Frame): Buffer {
  const header = Buffer.alloc(headerLength)
  header.writeUInt32BE(body.length * 0x100 + kind * 0x10 + bits, 0)
  header.writeUInt32BE(id, 4)
  return Buffer.concat([header, body])
}

/** Takes whole frames off the front of `bytes`. */
function decode(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = []
  let rest = bytes
  while (rest.length >= headerLength) {
    const word = rest.readUInt32BE(0)
    const end = headerLength + (word >>> 8)
    if (rest.length < end) break
    const body = rest.subarray(headerLength, end)
    frames.push({ kind: (word >>> 4) & 0xf, flags: word & 0xf, id: rest.readUInt32BE(4), body })
    rest = rest.subarray(end)
  }
  return { frames, rest }
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

type Send = (frame: Omit<Frame, 'id'>) => void

/** One of the streams within a session. */
export class MuxStream extends Duplex {
  private window = initialWindow
  private waiting: { chunk: Buffer; done: () => void } | null = null
  private isOpened: boolean
  private isReset = false

  constructor(
    private readonly send: Send,
    opening: { isOurs: boolean },
  ) {
    super()
    this.isOpened = !opening.isOurs
  }

  override _read(): void {
    // What arrives is pushed at once; the window is opened again with it.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.waiting = { chunk, done }
    this.flush()
  }

  override _final(done: () => void): void {
    this.sendData(Buffer.alloc(0), flags.fin)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.isReset && !(this.writableFinished && this.readableEnded))
      this.send({ kind: kinds.reset, flags: 0, body: number(0) })
    done(error)
  }

  receive({ kind, flags: bits, body }: Frame): void {
    if (kind === kinds.window) {
      this.window += body.readUInt32BE(0)
      this.flush()
    } else if (kind === kinds.reset) {
      this.isReset = true
      this.destroy()
    } else {
      if (body.length > 0) {
        this.push(body)
        this.send({ kind: kinds.window, flags: 0, body: number(body.length) })
      }
      if (bits & flags.fin) this.push(null)
    }
  }

  private flush(): void {
    while (this.waiting !== null && this.window > 0) {
      const { chunk, done } = this.waiting
      const part = chunk.subarray(0, this.window)
      this.window -= part.length
      this.sendData(part, 0)
      this.waiting = part.length === chunk.length ? null : { chunk: chunk.subarray(part.length), done }
      if (this.waiting === null) done()
    }
  }

  private sendData(body: Buffer, bits: number): void {
    this.send({ kind: kinds.data, flags: bits | (this.isOpened ? 0 : flags.syn), body })
    this.isOpened = true
  }
}

export interface MuxSession {
  open(): MuxStream
}

/** The accepting side of a muxado session over a connection. */
export function serveMuxado(connection: Duplex, onStream: (stream: MuxStream) => void): MuxSession {
  const streams = new Map<number, MuxStream>()
  let held: Buffer = Buffer.alloc(0)
  let nextId = 2

  function create(id: number, isOurs: boolean): MuxStream {
    const send: Send = (frame) => {
      if (connection.writable) connection.write(encode({ ...frame, id }))
    }
    const stream = new MuxStream(send, { isOurs })
    stream.on('error', () => undefined)
    stream.on('close', () => streams.delete(id))
    streams.set(id, stream)
    return stream
  }

  function take(frame: Frame): void {
    if (frame.kind === kinds.goAway) {
      connection.end()
      return
    }
    if (frame.flags & flags.syn) onStream(create(frame.id, false))
    streams.get(frame.id)?.receive(frame)
  }

  connection.on('data', (chunk: Buffer) => {
    const { frames, rest } = decode(Buffer.concat([held, chunk]))
    held = rest
    frames.forEach(take)
  })
  connection.on('close', () => streams.forEach((stream) => stream.destroy()))
  return {
    open() {
      const stream = create(nextId, true)
      nextId += 2
      return stream
    },
  }
}
