import { WebhooksHelper } from 'square'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'square',
    accepts: ({ body, header, secret }) =>
      WebhooksHelper.verifySignature({
        requestBody: body,
        signatureHeader: header('x-square-hmacsha256-signature'),
        signatureKey: secret,
        notificationUrl: baseUrl,
      }),
  },
]
