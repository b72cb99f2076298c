import { Resend } from 'resend'
import { Webhook } from 'svix'
import type { PackageCase } from './package-case'

const resend = new Resend('re_unused')

export const cases: readonly PackageCase[] = [
  {
    id: 'resend',
    accepts: ({ body, header, secret }) =>
      resend.webhooks.verify({
        payload: body,
        headers: {
          id: header('svix-id'),
          timestamp: header('svix-timestamp'),
          signature: header('svix-signature'),
        },
        webhookSecret: secret,
      }),
    signs: ({ body, secret, seconds }) => [
      ['svix-id', 'msg_1'],
      ['svix-timestamp', String(seconds)],
      ['svix-signature', new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body)],
    ],
  },
]
