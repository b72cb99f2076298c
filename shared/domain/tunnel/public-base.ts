import { publicBaseSchema } from '../../contracts/tunnel'

export type ReadBase = { base: string; problem: null } | { base: null; problem: string }

const refuse = (problem: string): ReadBase => ({ base: null, problem })

/**
 * The public base in a URL as a person types or pastes it: a missing scheme is taken as https, a trailing slash and the
 * `/hooks/<token>` of a whole trigger URL are cut off. The problem is a sentence for the field.
 */
export function readPublicBase(text: string): ReadBase {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('Enter the URL under which the outside reaches this computer.')
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!/^https?:\/\//i.test(full)) return refuse('Use an address that begins with https:// or http://.')
  if (/^https?:\/\/[^/?#]*@/i.test(full)) return refuse('Leave out the name and password before the @.')
  const withoutHook = full.replace(/\/hooks\/[A-Za-z0-9_-]{22}(?=[?#]|$).*$/, '')
  if (/[?#]/.test(withoutHook)) return refuse('Leave out everything from the ? or # on.')
  const cut = withoutHook.replace(/\/+$/, '')
  const authority = /^(https?):\/\/([^/]+)(.*)$/i.exec(cut)
  if (authority === null) return refuse('An address is like https://hooks.example.com.')
  const [, scheme = '', host = '', path = ''] = authority
  const base = `${scheme.toLowerCase()}://${host.toLowerCase()}${path}`
  if (!isHost(host) || !publicBaseSchema.safeParse(base).success) {
    return refuse('An address is like https://hooks.example.com; this one has characters that no address has.')
  }
  return { base, problem: null }
}

const isHost = (host: string): boolean => {
  const [, name = '', port] = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d{1,5}))?$/i.exec(host) ?? []
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false
  return name.startsWith('[') || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)
}
