import { WhatsAppAPI } from 'whatsapp-api-js'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'meta',
    accepts: ({ body, header, secret }) =>
      new WhatsAppAPI({ token: 'unused', appSecret: secret, v: 'v24.0' }).verifyRequestSignature(
        body,
        header('x-hub-signature-256'),
      ),
  },
]
