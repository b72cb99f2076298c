import type { CapturedRequest } from '../../contracts/delivery'
import { splitTarget } from '../request-query'
import { headerValues } from '../header-values'

const mostUrls = 12
const hostPattern = /^[A-Za-z0-9.[\]:-]{1,260}$/
const otherScheme: Record<string, string> = { 'http:': 'https:', 'https:': 'http:' }

/** The rightmost entry: what the proxy before this app wrote itself, where those to the left are the sender's own claims. */
const lastOf = (values: readonly string[]): string | undefined => values.at(-1)?.split(',').pop()?.trim()

const withOtherScheme = (url: string): string => url.replace(/^https?:/, (scheme) => otherScheme[scheme] ?? scheme)

/**
 * The URLs that the sender may have called instead of the trigger's own: under the host that the request names, by the other
 * scheme, with a slash at the end or with the query. They are for explaining a signature that does not match, never for
 * accepting one.
 */
export function guessSenderUrls(
  { headers, target }: Pick<CapturedRequest, 'headers' | 'target'>,
  publicUrls: readonly string[],
): string[] {
  const { path, query } = splitTarget(target)
  const hosts = [lastOf(headerValues(headers, 'x-forwarded-host')), lastOf(headerValues(headers, 'host'))]
  const called = hosts
    .filter((host): host is string => host !== undefined && hostPattern.test(host))
    .map((host) => `https://${host}${path}`)
  const own = publicUrls.slice(0, 1)
  const bare = [...called, ...own].flatMap((url) => [url, withOtherScheme(url)])
  const withTails = bare.flatMap((url) => [url, `${url}/`, ...(query === null ? [] : [`${url}?${query}`])])
  return [...new Set(withTails)].filter((url) => !publicUrls.includes(url)).slice(0, mostUrls)
}
