import { createRequire } from 'node:module'
import type { PackageCase } from './package-case'

interface Signer {
  sign: (body: string) => string
  verify: (signature: string, body: string) => boolean
}

const require = createRequire(import.meta.url)
const XHubSignature = require('x-hub-signature') as new (algorithm: string, secret: string) => Signer

export const cases: readonly PackageCase[] = [
  {
    id: 'intercom',
    accepts: ({ body, header, secret }) => new XHubSignature('sha1', secret).verify(header('x-hub-signature'), body),
    signs: ({ body, secret }) => [['X-Hub-Signature', new XHubSignature('sha1', secret).sign(body)]],
  },
]
