import { createHash, createPrivateKey } from 'node:crypto'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import type { JWK } from 'jose'
import { examplePair } from '../../domain/testing/example-key'
import type { PackageCase } from './package-case'

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

const privateKey = () =>
  createPrivateKey({ key: Buffer.from(examplePair('P-256').privateKey), format: 'der', type: 'pkcs8' })

export const cases: readonly PackageCase[] = [
  {
    id: 'plaid',
    accepts: async ({ body, header, secret }) => {
      const key = await importJWK(JSON.parse(secret) as JWK, 'ES256')
      const options = { algorithms: ['ES256'], maxTokenAge: '5 min' }
      const { payload } = await jwtVerify(header('plaid-verification'), key, options)
      return payload['request_body_sha256'] === digestOf(body)
    },
    signs: async ({ body, seconds }) => {
      const token = new SignJWT({ request_body_sha256: digestOf(body) }).setIssuedAt(seconds)
      const header = { alg: 'ES256', kid: '6c5516e1-92dc-479e-a8ff-5a51992e0001', typ: 'JWT' }
      return [['Plaid-Verification', await token.setProtectedHeader(header).sign(privateKey())]]
    },
  },
]
