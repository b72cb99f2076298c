import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** At most `maxBytes` of a file that somebody else chose; rejects as `readFile` does, and for what is no file: a pipe would never end. */
export async function readUpTo(path: string, maxBytes: number): Promise<{ bytes: Uint8Array; tooLarge: boolean }> {
  if (!(await stat(path)).isFile()) throw new Error(`${path} is not a file.`)
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: maxBytes })) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return { bytes: bytes.subarray(0, maxBytes), tooLarge: bytes.length > maxBytes }
}
