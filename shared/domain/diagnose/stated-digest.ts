import type { HashName } from '../../contracts/content-part'
import type { CapturedRequest } from '../../contracts/delivery'
import { decodeBase64, decodeHex } from '../byte-encoding'
import type { CryptoPort } from '../crypto-port'
import { headerValues } from '../header-values'
import { digestLengths } from '../signature/digest-encoding'

const headers = ['content-digest', 'repr-digest', 'digest', 'x-content-sha256', 'x-amz-content-sha256']
const hashes: Record<string, HashName> = { 'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512', sha: 'sha1' }

interface Stated {
  header: string
  hash: HashName
  bytes: Uint8Array
}

const readItem = (header: string, item: string): Stated[] => {
  const [, name = '', value = ''] = /^\s*([A-Za-z0-9-]+)=:?([A-Za-z0-9+/]+=*):?\s*$/.exec(item) ?? []
  const hash = name === '' ? 'sha256' : hashes[name.toLowerCase()]
  if (hash === undefined) return []
  const bytes = name === '' ? decodeHex(item.trim()) : decodeBase64(value)
  return bytes !== null && bytes.length === digestLengths[hash] ? [{ header, hash, bytes }] : []
}

/** The header whose digest belongs to another body than the one that arrived; `null` without any such (RFC 9530, RFC 3230). */
export function findForeignDigest({ body, headers: given }: CapturedRequest, crypto: CryptoPort): string | null {
  const stated = headers.flatMap((header) =>
    headerValues(given, header).flatMap((value) => value.split(',').flatMap((item) => readItem(header, item))),
  )
  const foreign = stated.slice(0, 4).find(({ bytes, hash }) => !crypto.isEqual(bytes, crypto.hash(hash, body)))
  return foreign?.header ?? null
}
