import { verifyWebhook } from '@clerk/backend/webhooks'
import { Webhook } from 'svix'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'clerk',
    accepts: ({ body, request, secret }) =>
      verifyWebhook(new Request(baseUrl, { method: 'POST', headers: request.headers, body }), {
        signingSecret: secret,
      }),
    signs: ({ body, secret, seconds }) => [
      ['svix-id', 'msg_1'],
      ['svix-timestamp', String(seconds)],
      ['svix-signature', new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body)],
    ],
  },
]
