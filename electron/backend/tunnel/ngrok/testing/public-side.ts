import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

const offline = [
  'HTTP/1.1 404 Not Found',
  'Content-Type: text/plain',
  'Ngrok-Error-Code: ERR_NGROK_3200',
  'Content-Length: 8',
  'Connection: close',
  '',
  'offline\n',
].join('\r\n')

/** Passes a sender's connection to the stream of the endpoint named by its Host header, with the forwarding headers that ngrok adds. */
export function servePublicSide(client: Socket, openStream: (host: string) => Duplex | null): void {
  let head = Buffer.alloc(0)
  client.on('error', () => client.destroy())
  client.on('data', function read(chunk: Buffer) {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    client.off('data', read)
    client.pause()
    const lines = head.subarray(0, end).toString('latin1').split('\r\n')
    const host =
      lines
        .find((line) => /^host:/i.test(line))
        ?.slice(5)
        .trim() ?? ''
    const stream = openStream(host)
    if (stream === null) {
      client.end(offline)
      return
    }
    lines.push(`X-Forwarded-For: ${client.remoteAddress}`, 'X-Forwarded-Proto: https', `X-Forwarded-Host: ${host}`)
    stream.write(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), head.subarray(end)]))
    stream.on('error', () => client.destroy())
    stream.on('close', () => client.destroy())
    client.on('close', () => stream.destroy())
    client.pipe(stream).pipe(client)
  })
}
