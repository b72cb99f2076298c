const timeLimitMs = 5_000
const sizeLimitBytes = 64 * 1024

/** What stands at an https address: no redirects, 5 s and 64 KiB at most. Rejects otherwise. */
export async function download(url: string): Promise<Uint8Array> {
  if (!url.startsWith('https://')) throw new Error('Keys are fetched over https only.')
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeLimitMs) })
  if (!response.ok || !response.body) throw new Error(`The address of the key answered ${response.status}.`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > sizeLimitBytes) throw new Error('What stands at the address of the key is too large to be one.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
