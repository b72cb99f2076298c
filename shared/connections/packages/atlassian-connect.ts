import {
  createQueryStringHash,
  decodeSymmetric,
  encodeSymmetric,
  fromMethodAndUrl,
  SymmetricAlgorithm,
} from 'atlassian-jwt'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

const hashOf = (target: string): string => createQueryStringHash(fromMethodAndUrl('POST', target))

export const cases: readonly PackageCase[] = [
  {
    id: 'atlassian-connect',
    accepts: ({ header, request, secret }) => {
      const token = header('authorization').replace(/^JWT /, '')
      const claims = decodeSymmetric(token, secret, SymmetricAlgorithm.HS256) as { qsh: string; exp: number }
      return claims.qsh === hashOf(request.target) && claims.exp > Date.now() / 1000
    },
    signs: ({ secret, seconds }) => {
      const claims = { iss: 'unused', iat: seconds, exp: seconds + 180, qsh: hashOf(new URL(baseUrl).pathname) }
      return [['Authorization', `JWT ${encodeSymmetric(claims, secret)}`]]
    },
  },
]
