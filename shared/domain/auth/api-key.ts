import type { CapturedRequest } from '../../contracts/delivery'
import type { Evidence } from '../../contracts/verdict'
import type { CryptoPort } from '../crypto-port'
import type { KeySecret } from '../decision'
import { countOf, evidence } from '../evidence'
import { readQuery } from '../request-query'
import { nameSecret } from '../secrets'
import { encodeUtf8 } from '../text-codec'
import { headerValues } from '../header-values'
import { refuse, retiredEvidence, sortKeys } from './authentication'
import type { AuthenticationResult } from './authentication'

/** The headers that may always carry the key, beside `Authorization: Bearer` and the trigger's own. */
export const apiKeyHeaders = ['X-API-Key', 'BLINK-API-KEY'] as const
export const apiKeyParameter = 'apikey'

interface ApiKeyInput {
  request: CapturedRequest
  headerName: string
  secrets: readonly KeySecret[]
  now: number
  crypto: CryptoPort
}

interface Place {
  label: string
  values: string[]
}

const bearerPattern = /^bearer(?:[ \t]+(.*))?$/is

const authorizationValues = (request: CapturedRequest, acceptsWhole: boolean): string[] =>
  headerValues(request.headers, 'authorization').flatMap((value) => {
    const bearer = bearerPattern.exec(value)
    if (bearer !== null) return [bearer[1] ?? '']
    return acceptsWhole ? [value] : []
  })

/** The places of the request that hold an API key. An empty value counts as a key only beside another one in the same place. */
const findPlaces = (request: CapturedRequest, headerName: string): Place[] => {
  const own = headerName.toLowerCase()
  const isKnown = own === 'authorization' || apiKeyHeaders.some((name) => name.toLowerCase() === own)
  const headers = isKnown ? [...apiKeyHeaders] : [...apiKeyHeaders, headerName]
  const places: Place[] = [
    {
      label: `query parameter ${apiKeyParameter}`,
      values: readQuery(request.target)
        .filter((pair) => pair.name === apiKeyParameter)
        .map((pair) => pair.value),
    },
    ...headers.map((name) => ({ label: `header ${name}`, values: headerValues(request.headers, name) })),
    { label: 'header Authorization', values: authorizationValues(request, own === 'authorization') },
  ]
  return places.filter((place) => place.values.some((value) => value !== ''))
}

const unquote = (text: string): string => /^(["'`])(.*)\1$/s.exec(text)?.[2] ?? text

const hasOuterWhitespace = (text: string): boolean => text !== text.trim()

/** All keys are compared, whichever matches, on digests of equal length, so that the time tells nothing. */
const findMatch = (given: string, keys: readonly KeySecret[], crypto: CryptoPort): KeySecret | null => {
  const digest = crypto.hash('sha256', encodeUtf8(given))
  let match: KeySecret | null = null
  for (const key of keys) {
    const isSame = crypto.isEqual(digest, crypto.hash('sha256', encodeUtf8(key.secret)))
    if (isSame && match === null) match = key
  }
  return match
}

const describeKeys = (keys: readonly KeySecret[]): Evidence =>
  evidence(
    'Keys tried',
    keys.map((key) => `${nameSecret(key.secret)}, ${countOf(key.secret.length, 'character')}`).join('; '),
  )

const findHint = (given: string, matches: (candidate: string) => boolean): string | null => {
  if (unquote(given) !== given) {
    return matches(unquote(given))
      ? 'Without the quotes around it the key is right.'
      : 'The value is wrapped in quotes.'
  }
  const bearer = bearerPattern.exec(given)?.[1]
  if (bearer !== undefined && matches(bearer))
    return 'Only the Authorization header takes the word Bearer; here the key stands alone.'
  return null
}

type PlaceResult = { key: KeySecret } | { key: null; result: AuthenticationResult }

const checkPlace = (place: Place, input: ApiKeyInput): PlaceResult => {
  const { crypto, secrets, now } = input
  const given = place.values[0] ?? ''
  const where = evidence('Found in', place.label)
  const { active, retired } = sortKeys(secrets, now)
  if (hasOuterWhitespace(given) || hasOuterWhitespace(unquote(given))) {
    const bare = unquote(given.trim()).trim()
    const isRight = findMatch(bare, active, crypto) !== null
    const without = evidence('Without the whitespace', isRight ? 'the key is right' : 'the key is still wrong')
    return { key: null, result: refuse('key_whitespace', [where, without]) }
  }
  const match = findMatch(given, active, crypto)
  const retiredMatch = findMatch(given, retired, crypto)
  if (match !== null) return { key: match }
  if (retiredMatch !== null) {
    return { key: null, result: refuse('key_retired', [where, ...retiredEvidence(retiredMatch, now)], retiredMatch.id) }
  }
  const length = evidence('Key given', countOf(given.length, 'character'))
  const hint = findHint(given, (candidate) => findMatch(candidate, active, crypto) !== null)
  const facts = [where, length, describeKeys(active), ...(hint === null ? [] : [evidence('Hint', hint)])]
  return { key: null, result: refuse('key_wrong', facts) }
}

const describeAllPlaces = (headerName: string): string =>
  [...new Set([`?${apiKeyParameter}=`, ...apiKeyHeaders, 'Authorization: Bearer', headerName])].join(', ')

/**
 * Checks the API key: it may stand in several places if it is right in all of them, and only once in each.
 * Whitespace around it is refused rather than removed, because a sender's mistake should show.
 */
export function checkApiKey(input: ApiKeyInput): AuthenticationResult {
  const { request, headerName, secrets, now } = input
  const places = findPlaces(request, headerName)
  if (places.length === 0) return refuse('key_missing', [evidence('Looked in', describeAllPlaces(headerName))])
  const repeated = places.find((place) => place.values.length > 1)
  if (repeated !== undefined) {
    const count = evidence('Occurrences', String(repeated.values.length))
    return refuse('key_repeated', [evidence('Found in', repeated.label), count])
  }
  if (sortKeys(secrets, now).active.length === 0) {
    return refuse('secret_unavailable', [evidence('Keys', 'The trigger has no key that can be used.')])
  }
  const results = places.map((place) => checkPlace(place, input))
  for (const result of results) if (result.key === null) return result.result
  const key = results[0]?.key
  if (!key) throw new Error('A place without a key has been refused above.')
  const found = evidence('Found in', places.map((place) => place.label).join(', '))
  return { authentic: true, keyId: key.id, replayKey: null, evidence: [found, evidence('Key', nameSecret(key.secret))] }
}
