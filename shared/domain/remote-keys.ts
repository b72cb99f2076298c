import type { RemoteKey } from '../contracts/credential'
import type { Recipe } from '../contracts/recipe'
import type { RequestView } from './request-view'
import { readSingle } from './value-source'

/** One public key from a certificate or a JWKS. `id` is the key id (kid) where it has one; `spki` is DER. */
export interface FetchedKey {
  id: string | null
  spki: Uint8Array
}

/** The keys that have been fetched, by the address they came from. */
export type RemoteKeys = ReadonlyMap<string, readonly FetchedKey[]>

/** A key that a decision needs and that was not fetched yet. */
export interface RemoteKeyRequest {
  kind: RemoteKey['remote']
  url: string
}

/** The hosts on which the vendor publishes the keys that a recipe needs; `null` where it works without. */
export function publishedKeyHosts(recipe: Recipe): readonly string[] | null {
  if (!('key' in recipe) || typeof recipe.key === 'string' || !('remote' in recipe.key)) return null
  const { key } = recipe
  // The shared folder has no URL class.
  return key.remote === 'jwks' ? [key.url.replace(/^https:\/\/([^/]+).*$/, '$1')] : key.hosts
}

const urlPattern = /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(\/[^\s#?\\]*)?(\?[^\s#]*)?$/i

const matchesHost = (host: string, pattern: string): boolean => {
  const [labels, wanted] = [host.toLowerCase().split('.'), pattern.split('.')]
  return labels.length === wanted.length && wanted.every((label, index) => label === '*' || label === labels[index])
}

/** Whether a text is an https address without port or credentials on one of the hosts; `*` in a host stands for one label. */
export function isAllowedUrl(text: string, hosts: readonly string[], pathEnd = ''): boolean {
  const [whole, host = '', path = '/'] = urlPattern.exec(text) ?? []
  return whole !== undefined && path.endsWith(pathEnd) && hosts.some((pattern) => matchesHost(host, pattern))
}

/** Where the key of a request is fetched: an address, `refused` when it is none that the recipe allows, `null` without one. */
export function locateRemoteKey(remote: RemoteKey, request: RequestView): { url: string; refused: boolean } | null {
  if (remote.remote === 'jwks') return { url: remote.url, refused: false }
  const url = readSingle(remote.url, request)
  return url === null ? null : { url, refused: !isAllowedUrl(url, remote.hosts, remote.pathEnd) }
}
