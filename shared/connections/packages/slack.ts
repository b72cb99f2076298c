import { isValidSlackRequest } from '@slack/bolt/dist/receivers/verify-request'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'slack',
    accepts: ({ body, header, secret }) =>
      isValidSlackRequest({
        signingSecret: secret,
        body,
        headers: {
          'x-slack-signature': header('x-slack-signature'),
          'x-slack-request-timestamp': Number(header('x-slack-request-timestamp')),
        },
      }),
  },
]
