import Anthropic from '@anthropic-ai/sdk'
import { Webhook } from 'standardwebhooks'
import type { PackageCase } from './package-case'

const client = new Anthropic({ apiKey: 'unused' })

export const cases: readonly PackageCase[] = [
  {
    id: 'anthropic',
    accepts: ({ body, request, secret }) =>
      client.beta.webhooks.unwrap(body, { headers: Object.fromEntries(request.headers), key: secret }),
    signs: ({ body, secret, seconds }) => [
      ['webhook-id', 'msg_1'],
      ['webhook-timestamp', String(seconds)],
      ['webhook-signature', new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body)],
    ],
  },
]
