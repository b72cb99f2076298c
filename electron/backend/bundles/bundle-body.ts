import type { Bundle } from '@shared/contracts/bundle'

type BundleBody = Bundle['samples'][number]['body']

/** Text where that loses nothing, else base64. */
export function encodeBody(body: Uint8Array): BundleBody {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const text = bytes.toString('utf8')
  return Buffer.from(text, 'utf8').equals(bytes)
    ? { encoding: 'utf8', data: text }
    : { encoding: 'base64', data: bytes.toString('base64') }
}

/** The bytes again; `null` when base64 is not in its one canonical form. */
export function decodeBody(body: BundleBody): Uint8Array | null {
  if (body.encoding === 'utf8') return Buffer.from(body.data, 'utf8')
  const bytes = Buffer.from(body.data, 'base64')
  return bytes.toString('base64') === body.data ? bytes : null
}
