import type { IncomingMessage } from 'node:http'

/** The public base in force, taken apart once. */
export interface PublicSide {
  base: string
  /** Lower case, without the port. */
  hostname: string
  /** As a sender puts it into its Host header: with the port, unless that is the scheme's own. */
  hosts: readonly string[]
}

const ownPorts: Record<string, string> = { 'http:': '80', 'https:': '443' }

function readSide(base: string): PublicSide {
  const url = new URL(base)
  const ownPort = ownPorts[url.protocol] ?? ''
  const hosts = url.port === '' ? [url.host, `${url.hostname}:${ownPort}`] : [url.host]
  return { base, hostname: url.hostname, hosts }
}

/** Gives the public side for the base in force, which is asked for at every request. */
export function createPublicSide(publicBase: () => string | null): () => PublicSide | null {
  let side: PublicSide | null = null
  return () => {
    const base = publicBase()
    if (base === null) return null
    if (side?.base !== base) side = readSide(base)
    return side
  }
}

const lastOf = (value: string | string[] | undefined): string | null => {
  if (value === undefined) return null
  const list = typeof value === 'string' ? value : value.join(',')
  return list
    .slice(list.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase()
}

/** The public base by which a request came, or `null`: it was sent to this computer directly. */
export function findPublicBase({ headers }: IncomingMessage, side: PublicSide | null): string | null {
  if (side === null) return null
  const host = headers.host?.toLowerCase()
  if (host !== undefined && side.hosts.includes(host)) return side.base
  const forwardedHost = lastOf(headers['x-forwarded-host'])
  if (forwardedHost !== null) return side.hosts.includes(forwardedHost) ? side.base : null
  // A proxy of the user's own that passes neither: whoever it got the request from is outside.
  return headers['x-forwarded-for'] === undefined ? null : side.base
}
