import { validateSignature } from '@line/bot-sdk'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'line',
    accepts: ({ body, header, secret }) => validateSignature(body, secret, header('x-line-signature')),
  },
]
