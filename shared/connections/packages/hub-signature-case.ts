import { sign, verify } from '@octokit/webhooks-methods'
import type { PackageCase } from './package-case'

/** The package of GitHub as the judge and the signer of a vendor whose scheme is that of GitHub under another header. */
export const hubSignatureCase = (id: string, header: string): PackageCase => ({
  id,
  accepts: ({ body, header: read, secret }) => verify(secret, body, read(header)),
  signs: async ({ body, secret }) => [[header, await sign(secret, body)]],
})
