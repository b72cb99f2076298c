import twilio from 'twilio'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'twilio',
    accepts: ({ body, header, secret }) =>
      twilio.validateRequest(
        secret,
        header('x-twilio-signature'),
        baseUrl,
        Object.fromEntries(new URLSearchParams(body)),
      ),
    signs: ({ body, secret }) => [
      [
        'X-Twilio-Signature',
        twilio.getExpectedTwilioSignature(secret, baseUrl, Object.fromEntries(new URLSearchParams(body))),
      ],
    ],
  },
]
