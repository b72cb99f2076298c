import Anthropic from '@anthropic-ai/sdk'
import type { PackageCase } from './package-case'
import { standardWebhooksCase } from './standard-webhooks-case'

const client = new Anthropic({ apiKey: 'unused' })

export const cases: readonly PackageCase[] = [
  {
    ...standardWebhooksCase('anthropic'),
    accepts: ({ body, request, secret }) =>
      client.beta.webhooks.unwrap(body, { headers: Object.fromEntries(request.headers), key: secret }),
  },
]
