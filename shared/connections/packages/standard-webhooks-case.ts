import { Webhook } from 'standardwebhooks'
import type { PackageCase } from './package-case'

const messageId = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'

/** The package standardwebhooks as the judge and the signer of a preset whose scheme it is. */
export const standardWebhooksCase = (id: string, preset?: string): PackageCase => ({
  id,
  ...(preset === undefined ? {} : { preset }),
  accepts: ({ body, request, secret }) => new Webhook(secret).verify(body, Object.fromEntries(request.headers)),
  signs: ({ body, secret, seconds }) => [
    ['webhook-id', messageId],
    ['webhook-timestamp', String(seconds)],
    ['webhook-signature', new Webhook(secret).sign(messageId, new Date(seconds * 1000), body)],
  ],
})
