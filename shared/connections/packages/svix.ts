import { Webhook } from 'svix'
import type { PackageCase } from './package-case'

const messageId = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'

export const cases: readonly PackageCase[] = [
  {
    id: 'svix',
    accepts: ({ body, request, secret }) => new Webhook(secret).verify(body, Object.fromEntries(request.headers)),
    signs: ({ body, secret, seconds }) => [
      ['webhook-id', messageId],
      ['webhook-timestamp', String(seconds)],
      ['webhook-signature', new Webhook(secret).sign(messageId, new Date(seconds * 1000), body)],
    ],
  },
]
