import { X509Certificate, createPublicKey } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { FetchedKey, RemoteKeyRequest } from '@shared/domain/remote-keys'

const maxKeys = 32

const jwksSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), use: z.string().optional() })).max(maxKeys),
})

const spkiOf = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ format: 'der', type: 'spki' }))

/** The key of a certificate (PEM) that is valid at `now`, epoch ms. */
function readCertificate(text: string, now: number): FetchedKey[] {
  const certificate = new X509Certificate(text)
  const isValid = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo)
  return isValid ? [{ id: null, spki: spkiOf(certificate.publicKey) }] : []
}

function readJwk(jwk: JsonWebKey & { kid?: string | undefined }): FetchedKey[] {
  try {
    return [{ id: jwk.kid ?? null, spki: spkiOf(createPublicKey({ key: jwk, format: 'jwk' })) }]
  } catch {
    // A set may hold keys of kinds that Node does not know; the others still count.
    return []
  }
}

/** The public signing keys in what a vendor's address gave: a certificate in PEM, or a JWKS (RFC 7517). Throws on anything else. */
export function readKeys(kind: RemoteKeyRequest['kind'], bytes: Uint8Array, now: number): readonly FetchedKey[] {
  const text = Buffer.from(bytes).toString('utf8')
  if (kind === 'certificate') return readCertificate(text, now)
  const { keys } = jwksSchema.parse(JSON.parse(text))
  return keys.filter(({ use }) => use === undefined || use === 'sig').flatMap(readJwk)
}
