import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programPath } from './find-program'

const keyTypes = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  rsa: ['-newkey', 'rsa:2048'],
}

/** Makes a key and a self-signed certificate for a host and 127.0.0.1 that hold for two days. */
export async function makeCertificate(
  directory: string,
  { host = 'localhost', keyType = 'ec' }: { host?: string; keyType?: keyof typeof keyTypes } = {},
): Promise<{ certificateFile: string; keyFile: string }> {
  const certificateFile = join(directory, 'certificate.pem')
  const keyFile = join(directory, 'certificate-key.pem')
  await promisify(execFile)(programPath('openssl'), [
    ...['req', '-x509', ...keyTypes[keyType], '-nodes', '-days', '2'],
    ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host},IP:127.0.0.1`],
    ...['-keyout', keyFile, '-out', certificateFile],
  ])
  return { certificateFile, keyFile }
}
