import { sign, verify } from '@octokit/webhooks-methods'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'github',
    accepts: ({ body, header, secret }) => verify(secret, body, header('x-hub-signature-256')),
    signs: async ({ body, secret }) => [['X-Hub-Signature-256', await sign(secret, body)]],
  },
]
