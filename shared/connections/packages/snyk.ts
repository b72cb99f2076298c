import { sign, verify } from '@octokit/webhooks-methods'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'snyk',
    accepts: ({ body, header, secret }) => verify(secret, body, header('x-hub-signature')),
    signs: async ({ body, secret }) => [['X-Hub-Signature', await sign(secret, body)]],
  },
]
