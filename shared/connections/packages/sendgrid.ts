import { EventWebhook } from '@sendgrid/eventwebhook'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'sendgrid',
    accepts: ({ body, header, secret }) => {
      const webhook = new EventWebhook()
      return webhook.verifySignature(
        webhook.convertPublicKeyToECDSA(secret),
        body,
        header('x-twilio-email-event-webhook-signature'),
        header('x-twilio-email-event-webhook-timestamp'),
      )
    },
  },
]
