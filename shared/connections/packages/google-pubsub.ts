import { createPrivateKey, createPublicKey } from 'node:crypto'
import { OAuth2Client } from 'google-auth-library'
import { SignJWT } from 'jose'
import { examplePair } from '../../domain/testing/example-key'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

const issuer = 'https://accounts.google.com'
const serviceAccount = 'example-serviceAccount'

const publicPem = () =>
  createPublicKey({ key: Buffer.from(examplePair('rsa').spki), format: 'der', type: 'spki' })
    .export({ format: 'pem', type: 'spki' })
    .toString()

const privateKey = () =>
  createPrivateKey({ key: Buffer.from(examplePair('rsa').privateKey), format: 'der', type: 'pkcs8' })

const caseOf = (preset: string, audience: string): PackageCase => ({
  id: 'google-pubsub',
  preset,
  accepts: async ({ header }) => {
    const token = header('authorization').replace(/^Bearer /, '')
    // The key of a token that names none is looked up as `undefined`.
    const certificates = { undefined: publicPem() }
    const ticket = await new OAuth2Client().verifySignedJwtWithCertsAsync(token, certificates, audience, [issuer])
    const claims = ticket.getPayload()
    return claims?.email === serviceAccount && claims.email_verified === true
  },
  signs: async ({ seconds }) => {
    const token = await new SignJWT({ email: serviceAccount, email_verified: true })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 3600)
      .sign(privateKey())
    return [['Authorization', `Bearer ${token}`]]
  },
})

export const cases: readonly PackageCase[] = [
  caseOf('google-pubsub', baseUrl),
  caseOf('google-pubsub-audience', 'example-audience'),
]
