import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programPath } from './find-program'

/** Makes a key and a self-signed certificate for `localhost` and 127.0.0.1 that hold for two days. */
export async function makeCertificate(directory: string): Promise<{ certificateFile: string; keyFile: string }> {
  const certificateFile = join(directory, 'certificate.pem')
  const keyFile = join(directory, 'certificate-key.pem')
  await promisify(execFile)(programPath('openssl'), [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', keyFile, '-out', certificateFile],
  ])
  return { certificateFile, keyFile }
}
