import { request as requestHttp } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'

const longestBody = 16 * 1024

/** What came of one GET; `code` is the system's or TLS's, or `TIMEOUT`. */
export type FetchedAnswer =
  { kind: 'answered'; status: number; headers: Record<string, string>; body: string } | { kind: 'failed'; code: string }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'

const flatten = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))

/** One GET over a connection of its own, without redirects; reads at most 16 KiB of the answer. Never rejects. */
export function fetchOnce(url: string, timeoutMs: number): Promise<FetchedAnswer> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const outgoing = send(url, {
      agent: false,
      headers: {
        'user-agent': 'Hookwright-Probe/1',
        // ngrok shows a page of its own to browsers; this header keeps it away from everything else.
        'ngrok-skip-browser-warning': '1',
      },
    })
    const finish = (answer: FetchedAnswer): void => {
      clearTimeout(timer)
      resolve(answer)
      outgoing.destroy()
    }
    const timer = setTimeout(() => finish({ kind: 'failed', code: 'TIMEOUT' }), timeoutMs)
    outgoing.on('error', (error) => finish({ kind: 'failed', code: codeOf(error) }))
    outgoing.on('response', (message) => {
      let body = ''
      message.setEncoding('latin1')
      const end = (): void =>
        finish({ kind: 'answered', status: message.statusCode ?? 0, headers: flatten(message), body })
      message.on('data', (chunk: string) => {
        body += chunk
        if (body.length > longestBody) end()
      })
      message.on('end', end)
      message.on('error', (error) => finish({ kind: 'failed', code: codeOf(error) }))
    })
    outgoing.end()
  })
}
