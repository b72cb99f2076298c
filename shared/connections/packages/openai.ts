import OpenAI from 'openai'
import type { PackageCase } from './package-case'
import { standardWebhooksCase } from './standard-webhooks-case'

const client = new OpenAI({ apiKey: 'unused' })

export const cases: readonly PackageCase[] = [
  {
    ...standardWebhooksCase('openai'),
    accepts: ({ body, request, secret }) => client.webhooks.unwrap(body, Object.fromEntries(request.headers), secret),
  },
]
