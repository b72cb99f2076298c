import OpenAI from 'openai'
import { Webhook } from 'standardwebhooks'
import type { PackageCase } from './package-case'

const client = new OpenAI({ apiKey: 'unused' })

export const cases: readonly PackageCase[] = [
  {
    id: 'openai',
    accepts: ({ body, request, secret }) => client.webhooks.unwrap(body, Object.fromEntries(request.headers), secret),
    signs: ({ body, secret, seconds }) => [
      ['webhook-id', 'msg_1'],
      ['webhook-timestamp', String(seconds)],
      ['webhook-signature', new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body)],
    ],
  },
]
