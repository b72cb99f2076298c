import { AwsLambdaReceiver } from '@zoom/rivet/users'
import { vi } from 'vitest'
import type { PackageCase } from './package-case'

export const cases: readonly PackageCase[] = [
  {
    id: 'zoom',
    accepts: async ({ body, request, secret }) => {
      const log = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
      const receive = new AwsLambdaReceiver({ webhooksSecretToken: secret }).start()
      const headers = Object.fromEntries(request.headers)
      const { statusCode } = await receive({ body, headers, isBase64Encoded: false } as never, {} as never)
      log.mockRestore()
      return statusCode === 200
    },
  },
]
