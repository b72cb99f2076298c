import '@shopify/shopify-api/adapters/node'
import { ApiVersion, shopifyApi } from '@shopify/shopify-api'
import type { PackageCase } from './package-case'

const shopifyOf = (apiSecretKey: string) =>
  shopifyApi({
    apiKey: 'unused',
    apiSecretKey,
    hostName: 'hooks.example.com',
    apiVersion: ApiVersion.October25,
    isEmbeddedApp: false,
    logger: { log: () => undefined },
  })

export const cases: readonly PackageCase[] = [
  {
    id: 'shopify',
    accepts: async ({ body, request, secret }) => {
      const { valid } = await shopifyOf(secret).webhooks.validate({
        rawBody: body,
        rawRequest: { method: 'POST', url: '/', headers: Object.fromEntries(request.headers) },
        rawResponse: {},
      })
      return valid
    },
  },
]
