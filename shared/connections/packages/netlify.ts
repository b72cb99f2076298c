import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { PackageCase } from './package-case'

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

export const cases: readonly PackageCase[] = [
  {
    id: 'netlify',
    accepts: async ({ body, header, secret }) => {
      const options = { issuer: 'netlify', algorithms: ['HS256'] }
      const { payload } = await jwtVerify(header('x-webhook-signature'), Buffer.from(secret), options)
      return payload['sha256'] === digestOf(body)
    },
    signs: async ({ body, secret }) => {
      const token = new SignJWT({ sha256: digestOf(body) }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      return [['X-Webhook-Signature', await token.setIssuer('netlify').sign(Buffer.from(secret))]]
    },
  },
]
