import type { PackageCase } from './package-case'
import { standardWebhooksCase } from './standard-webhooks-case'

export const cases: readonly PackageCase[] = [standardWebhooksCase('standardwebhooks')]
