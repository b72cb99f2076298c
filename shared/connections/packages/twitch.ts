import { EventSubMiddleware } from '@twurple/eventsub-http'
import type { PackageCase } from './package-case'

/** The check of the package; it is not among its types, which only let a whole server be run. */
interface Check {
  _verifyData: (messageId: string, timestamp: string, body: string, signature: string) => boolean
}

const check = (secret: string): Check =>
  Object.assign(Object.create(EventSubMiddleware.prototype) as Check, { _secret: secret })

export const cases: readonly PackageCase[] = [
  {
    id: 'twitch',
    accepts: ({ body, header, secret }) =>
      check(secret)._verifyData(
        header('twitch-eventsub-message-id'),
        header('twitch-eventsub-message-timestamp'),
        body,
        header('twitch-eventsub-message-signature'),
      ),
  },
]
