import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import type { Agent } from 'node:https'

const timeLimitMs = 5_000
const sizeLimitBytes = 64 * 1024

/** What stands at an https address: no redirects, 5 s and 64 KiB at most. Rejects otherwise, and never names the path. */
export type Download = (url: string) => Promise<Uint8Array>

async function readUpToLimit(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > sizeLimitBytes) throw new Error('It answered with more than 64 KiB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `agent` makes the connections; absent, Node's own does. */
export function createDownload(agent?: Agent): Download {
  return async (url) => {
    if (!url.startsWith('https://')) throw new Error('Only https addresses are fetched.')
    const signal = AbortSignal.timeout(timeLimitMs)
    const outgoing = get(url, { signal, ...(agent ? { agent } : {}) })
    try {
      const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
      outgoing.on('error', () => undefined)
      if (response.statusCode !== 200) throw new Error(`It answered ${response.statusCode}.`)
      return await readUpToLimit(response)
    } catch (error) {
      throw signal.aborted ? new Error('It did not answer within 5 seconds.') : error
    } finally {
      outgoing.destroy()
    }
  }
}
