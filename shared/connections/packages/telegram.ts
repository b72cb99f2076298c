import { Bot, webhookCallback } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { baseUrl } from '../../domain/testing/fixtures'
import type { PackageCase } from './package-case'

const botInfo = { id: 10000, is_bot: true, first_name: 'Tides', username: 'tides_bot' } as UserFromGetMe

export const cases: readonly PackageCase[] = [
  {
    id: 'telegram',
    accepts: async ({ body, request, secret }) => {
      const receive = webhookCallback(new Bot('10000:unused', { botInfo }), 'std/http', { secretToken: secret })
      const { status } = await receive(new Request(baseUrl, { method: 'POST', headers: request.headers, body }))
      return status === 200
    },
  },
]
