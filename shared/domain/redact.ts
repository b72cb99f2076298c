import type { RawHeaders } from '../contracts/delivery'
import { decodePercent, encodePercent, parseQueryPair, splitTarget } from './request-query'

export interface RedactedParts {
  target: string
  headers: RawHeaders
}

/** Shorter secrets are replaced only where they are the whole value, since they may be part of ordinary words. */
const minInnerLength = 8

const placeholder = /\{\{key:[^{}]*\}\}/g
const keyMask = 'hwk_••••••'
const bullets = '••••••'

type Replace = (text: string) => string

const createReplace = (secrets: readonly { id: string; secret: string }[]): Replace => {
  const longestFirst = secrets
    .filter(({ secret }) => secret !== '')
    .sort((left, right) => right.secret.length - left.secret.length)
  return (text) => {
    let replaced = text
    for (const { id, secret } of longestFirst) {
      const name = `{{key:${id}}}`
      if (secret.length >= minInnerLength) replaced = replaced.replaceAll(secret, name)
      else if (replaced.trim() === secret) replaced = replaced.replace(secret, () => name)
      else if (/^\s*bearer\s/i.test(replaced) && replaced.trim().endsWith(` ${secret}`)) replaced = `Bearer ${name}`
    }
    return replaced
  }
}

const keepBraces = (encoded: string): string =>
  encoded.replace(/%7B%7Bkey%3A(.*?)%7D%7D/g, (_whole, id: string) => `{{key:${decodePercent(id)}}}`)

const mapQuery = (target: string, mapPath: Replace, mapPair: (raw: string) => string): string => {
  const { path, query } = splitTarget(target)
  const newPath = mapPath(path)
  return query === null ? newPath : `${newPath}?${query.split('&').map(mapPair).join('&')}`
}

const replaceInPath = (path: string, replace: Replace): string => {
  const decoded = decodePercent(path)
  const replaced = replace(decoded)
  return replaced === decoded ? path : replaced
}

const replaceInPair = (raw: string, replace: Replace): string => {
  const { name, value } = parseQueryPair(raw)
  const newName = replace(name)
  const newValue = replace(value)
  if (newName === name && newValue === value) return raw
  return `${keepBraces(encodePercent(newName))}=${keepBraces(encodePercent(newValue))}`
}

/**
 * Puts `{{key:ID}}` where a known secret stands in a target or a header value, however the target encodes it,
 * so that what is stored holds no secret.
 */
export function replaceKnownKeys(
  target: string,
  headers: RawHeaders,
  secrets: readonly { id: string; secret: string }[],
): RedactedParts {
  const replace = createReplace(secrets)
  return {
    target: mapQuery(
      target,
      (path) => replaceInPath(path, replace),
      (raw) => replaceInPair(raw, replace),
    ),
    headers: headers.map(([name, value]): [string, string] => [name, replace(value)]),
  }
}

/** Puts the secrets back where replaceKnownKeys took them out, for looking into a stored request again. */
export function restoreKnownKeys(
  target: string,
  headers: RawHeaders,
  secrets: readonly { id: string; secret: string }[],
): RedactedParts {
  const restore = (text: string, write: Replace): string =>
    secrets.reduce((kept, { id, secret }) => kept.replaceAll(`{{key:${id}}}`, () => write(secret)), text)
  return {
    target: restore(target, encodePercent),
    headers: headers.map(([name, value]): [string, string] => [name, restore(value, (secret) => secret)]),
  }
}

const maskValue = (value: string): string => {
  if (value === '') return ''
  if (value.search(placeholder) >= 0) return keyMask
  return value.length > 12 ? `${value.slice(0, 4)}${bullets}` : bullets
}

const maskHeader = (value: string): string => {
  const scheme = /^(bearer|basic|digest|token)\s+/i.exec(value)
  return scheme === null ? maskValue(value) : `${scheme[0]}${maskValue(value.slice(scheme[0].length))}`
}

/** The target and headers for the screen and for exports: keys and anything else that works as a credential become bullets. */
export function maskCredentials(target: string, headers: RawHeaders, headerName: string): RedactedParts {
  const secretHeaders = new Set(
    ['x-api-key', 'blink-api-key', 'authorization', 'proxy-authorization', 'cookie', headerName].map((name) =>
      name.toLowerCase(),
    ),
  )
  const maskPlaceholders: Replace = (text) => text.replace(placeholder, keyMask)
  return {
    target: mapQuery(target, maskPlaceholders, (raw) => {
      const { name, value } = parseQueryPair(raw)
      return name.toLowerCase() === 'apikey' ? `${raw.split('=')[0]}=${maskValue(value)}` : maskPlaceholders(raw)
    }),
    headers: headers.map(([name, value]): [string, string] => [
      name,
      secretHeaders.has(name.toLowerCase()) ? maskHeader(value) : maskPlaceholders(value),
    ]),
  }
}
