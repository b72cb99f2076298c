import { signWebhookPayload, verifyWebhookSignature } from '@notionhq/client'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'notion',
    accepts: ({ body, header, secret }) =>
      verifyWebhookSignature({ body, signature: header('x-notion-signature'), verificationToken: secret }),
    signs: async ({ body, secret }) => [
      ['X-Notion-Signature', await signWebhookPayload({ body, verificationToken: secret })],
    ],
  },
]
