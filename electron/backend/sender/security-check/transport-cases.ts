import { encodeBase64Url } from '@shared/domain/byte-encoding'
import { once, refused } from './check-case'
import type { CheckCase } from './check-case'

const otherMethods = ['PUT', 'DELETE', 'PATCH', 'GET', 'OPTIONS']

/** Cases that are refused whatever they prove. */
export const transportCases: readonly CheckCase[] = [
  {
    id: 'too-large',
    name: 'A body larger than the limit in Settings',
    prepare(context) {
      const body = Buffer.alloc(context.bodyLimitBytes + 1, 'a')
      return once({ ...context.prove(), body }, refused(413, 'body_too_large'))
    },
  },
  {
    id: 'wrong-method',
    name: 'A method that carries no event',
    prepare(context) {
      const allowed: readonly string[] = context.vendor.connection.methods ?? ['POST']
      const method = otherMethods.find((candidate) => !allowed.includes(candidate)) ?? 'OPTIONS'
      return once({ ...context.prove(), method }, refused(405, 'method_not_allowed'))
    },
  },
  {
    id: 'unknown-url',
    name: 'A URL that was guessed',
    prepare(context) {
      const token = encodeBase64Url(context.random(16))
      // With the key of a stranger, because what reaches no trigger is stored without knowing which key to leave out.
      const request = context.prove({ vendor: context.stranger })
      const target = request.target.replace(/[^/]+$/, token)
      return once({ ...request, target }, refused(404, 'unknown_token'))
    },
  },
  {
    id: 'web-page',
    name: 'A web page that is open in a browser',
    prepare(context) {
      const request = context.prove()
      const headers: [string, string][] = [...request.headers, ['Origin', 'https://page.example']]
      return once({ ...request, headers }, refused(403, 'browser_request'))
    },
  },
]
