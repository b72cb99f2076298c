import type { RawHeaders } from '@shared/contracts/delivery'

/** The value of the first Content-Type header, as sent. */
export const contentTypeOf = (headers: RawHeaders): string | null =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null
