import jsonwebtoken from 'jsonwebtoken'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'monday',
    accepts: ({ header, secret }) =>
      jsonwebtoken.verify(header('authorization'), secret, { algorithms: ['HS256'], audience: baseUrl }),
    signs: ({ secret, seconds }) => {
      const claims = { accountId: 1825529, userId: 4012689, aud: baseUrl, iat: seconds, exp: seconds + 300 }
      return [['Authorization', jsonwebtoken.sign(claims, secret)]]
    },
  },
]
