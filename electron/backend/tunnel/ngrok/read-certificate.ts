import { X509Certificate } from 'node:crypto'
import { open, stat } from 'node:fs/promises'

const maxBytes = 1_000_000
const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

export type ReadCertificate = { pem: string; fault: null } | { pem: null; fault: string }

async function readStart(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(maxBytes) })
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The certificates of a PEM file, or why they cannot be used; the SDK would only say that the handshake failed. */
export async function readCertificate(path: string): Promise<ReadCertificate> {
  try {
    // Opening a pipe would wait for somebody to write into it.
    if (!(await stat(path)).isFile()) return { pem: null, fault: 'This is not a file.' }
    const blocks = (await readStart(path)).match(block)
    if (blocks === null) return { pem: null, fault: 'The file holds no certificate in PEM form.' }
    for (const pem of blocks) new X509Certificate(pem)
    return { pem: blocks.join('\n'), fault: null }
  } catch (error) {
    return { pem: null, fault: error instanceof Error ? error.message : String(error) }
  }
}
