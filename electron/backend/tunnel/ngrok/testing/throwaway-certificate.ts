import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface ThrowawayCertificate {
  /** PEM of the authority that signed `certificate`. */
  authority: string
  certificate: string
  key: string
}

const run = promisify(execFile)
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/** Makes an authority and a certificate for `localhost` signed by it, with the openssl command. */
export async function makeThrowawayCertificate(): Promise<ThrowawayCertificate> {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-certificate-'))
  const openssl = (...args: string[]) => run('openssl', args, { cwd: directory })
  const read = (name: string) => readFile(join(directory, name), 'utf8')
  try {
    await openssl(
      ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=Throwaway authority'],
      ...['-keyout', 'authority.key', '-out', 'authority.pem'],
    )
    await openssl('req', ...newKey, '-subj', '/CN=localhost', '-keyout', 'leaf.key', '-out', 'leaf.csr')
    await writeFile(join(directory, 'leaf.ext'), 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n')
    await openssl(
      ...['x509', '-req', '-in', 'leaf.csr', '-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial'],
      ...['-days', '2', '-extfile', 'leaf.ext', '-out', 'leaf.pem'],
    )
    return { authority: await read('authority.pem'), certificate: await read('leaf.pem'), key: await read('leaf.key') }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
