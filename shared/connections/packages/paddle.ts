import { Environment, Paddle } from '@paddle/paddle-node-sdk'
import type { PackageCase } from './package-case'

const paddle = new Paddle('unused', { environment: Environment.sandbox })

export const cases: readonly PackageCase[] = [
  {
    id: 'paddle',
    accepts: ({ body, header, secret }) => paddle.webhooks.isSignatureValid(body, secret, header('paddle-signature')),
  },
]
