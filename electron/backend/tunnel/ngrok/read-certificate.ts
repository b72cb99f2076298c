import { X509Certificate } from 'node:crypto'
import { readUpTo } from '../../node/read-up-to'

const maxBytes = 1_000_000
const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

export type ReadCertificate = { pem: string; fault: null } | { pem: null; fault: string }

/** The certificates of a PEM file, or why they cannot be used; the SDK would only say that the handshake failed. */
export async function readCertificate(path: string): Promise<ReadCertificate> {
  try {
    const { bytes } = await readUpTo(path, maxBytes)
    const blocks = Buffer.from(bytes).toString('latin1').match(block)
    if (blocks === null) return { pem: null, fault: 'The file holds no certificate in PEM form.' }
    for (const pem of blocks) new X509Certificate(pem)
    return { pem: blocks.join('\n'), fault: null }
  } catch (error) {
    return { pem: null, fault: error instanceof Error ? error.message : String(error) }
  }
}
