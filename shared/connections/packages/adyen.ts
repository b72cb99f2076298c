import HmacValidator from '@adyen/api-library/lib/src/utils/hmacValidator'
import type { PackageCase } from './package-case'

const itemOf = (body: string) =>
  (JSON.parse(body) as { notificationItems: { NotificationRequestItem: never }[] }).notificationItems[0]
    ?.NotificationRequestItem as never

export const cases: readonly PackageCase[] = [
  {
    id: 'adyen',
    accepts: ({ body, secret }) => new HmacValidator().validateHMAC(itemOf(body), secret),
  },
]
