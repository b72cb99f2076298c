import { encodePercent } from './request-query'

/** The URL of a trigger without the query. `publicBase` has no trailing slash. */
export function baseUrl(publicBase: string, token: string): string {
  return `${publicBase}/hooks/${token}`
}

/** The URL of a trigger with its API key in the query. */
export function fullUrl(publicBase: string, token: string, apiKey: string): string {
  return `${baseUrl(publicBase, token)}?apikey=${encodePercent(apiKey)}`
}
