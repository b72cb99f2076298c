import { LinearWebhookClient } from '@linear/sdk/webhooks'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'linear',
    accepts: ({ body, header, secret }) =>
      new LinearWebhookClient(secret).verify(
        Buffer.from(body),
        header('linear-signature'),
        (JSON.parse(body) as { webhookTimestamp: number }).webhookTimestamp,
      ),
  },
]
