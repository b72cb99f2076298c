import { Signature } from '@hubspot/api-client'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

const caseOf = (version: string): PackageCase => {
  const header = version === 'v3' ? 'X-HubSpot-Signature-v3' : 'X-HubSpot-Signature'
  const options = (parts: { body: string; secret: string; signature: string; milliseconds: number }) => ({
    signatureVersion: version,
    clientSecret: parts.secret,
    requestBody: parts.body,
    signature: parts.signature,
    url: baseUrl,
    method: 'POST',
    timestamp: parts.milliseconds,
  })
  return {
    id: 'hubspot',
    preset: `hubspot-${version}`,
    accepts: ({ body, header: read, secret }) =>
      Signature.isValid(
        options({ body, secret, signature: read(header), milliseconds: Number(read('x-hubspot-request-timestamp')) }),
      ),
    signs: ({ body, secret, seconds }) => {
      const milliseconds = seconds * 1000
      const signature = Signature.getSignature('POST', version, options({ body, secret, signature: '', milliseconds }))
      return [
        [header, signature],
        ['X-HubSpot-Request-Timestamp', String(milliseconds)],
      ]
    },
  }
}

export const cases: readonly PackageCase[] = [caseOf('v1'), caseOf('v2'), caseOf('v3')]
