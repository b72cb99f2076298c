import { createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type PublicSideMode =
  | 'pass'
  | 'closed'
  | 'cut'
  | 'gateway'
  | 'ngrok'
  | 'other-host'
  | 'other-answer'
  | 'stranger'
  | 'redirect'
  | 'hookwright'

/** What stands at a public URL: a proxy before the receiver, or something else in its place. */
export interface PublicSide {
  url: string
  /** Port of the receiver. */
  target: number | null
  close(): void
}

/** Passes the request on as a proxy does, with another Host or another answer when the mode says so. */
function passOn(incoming: IncomingMessage, response: ServerResponse, port: number, mode: PublicSideMode): void {
  const headers = { ...incoming.headers, host: mode === 'other-host' ? 'inside.example' : incoming.headers.host }
  const outgoing = request(
    { port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502)
      if (mode === 'other-answer') {
        answer.resume()
        response.end('Please log in.')
      } else answer.pipe(response)
    },
  )
  outgoing.on('error', () => response.destroy())
  incoming.pipe(outgoing)
}

const fixed: Partial<Record<PublicSideMode, (response: ServerResponse) => void>> = {
  cut: (response) => void response.destroy(),
  gateway: (response) => void response.writeHead(502, { server: 'nginx' }).end(),
  ngrok: (response) => void response.writeHead(404, { 'ngrok-error-code': 'ERR_NGROK_3200' }).end(),
  stranger: (response) => void response.writeHead(404, { server: 'nginx/1.22.1' }).end('Not Found'),
  redirect: (response) => void response.writeHead(302, { location: 'https://example.com/login' }).end(),
  hookwright: (response) => void response.writeHead(404).end('{"error":"not_found"}'),
}

export async function startPublicSide(mode: PublicSideMode): Promise<PublicSide> {
  const server = createServer((incoming, response) => {
    const answer = fixed[mode]
    if (answer) answer(response)
    else passOn(incoming, response, side.target ?? 0, mode)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const side: PublicSide = {
    url: `http://127.0.0.1:${port}`,
    target: null,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  if (mode === 'closed') side.close()
  return side
}
