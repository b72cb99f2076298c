import { verifyKey } from 'discord-interactions'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'discord',
    accepts: ({ body, header, secret }) =>
      verifyKey(body, header('x-signature-ed25519'), header('x-signature-timestamp'), secret),
  },
]
