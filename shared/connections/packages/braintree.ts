import braintree from 'braintree'
import type { PackageCase } from './package-case'

/** The gateway of the example settings. */
export const gatewayOf = (privateKey: string) =>
  new braintree.BraintreeGateway({
    environment: braintree.Environment.Sandbox,
    merchantId: 'unused',
    publicKey: 'example-publicKey',
    privateKey,
  })

/** What the package answers to a challenge; its types leave the call out. */
export const answerChallenge = (privateKey: string, challenge: string): string =>
  (gatewayOf(privateKey).webhookNotification as unknown as { verify: (challenge: string) => string }).verify(challenge)

export const cases: readonly PackageCase[] = [
  {
    id: 'braintree',
    accepts: ({ body, secret }) => {
      const fields = new URLSearchParams(body)
      return gatewayOf(secret).webhookNotification.parse(
        fields.get('bt_signature') ?? '',
        fields.get('bt_payload') ?? '',
      )
    },
  },
]
