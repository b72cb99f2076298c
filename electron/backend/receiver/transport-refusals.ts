import type { IncomingMessage } from 'node:http'
import type { Evidence, ReasonCode } from '@shared/contracts/verdict'
import { evidence } from '@shared/domain/evidence'
import { reasons } from '@shared/domain/reasons'
import type { PublicSide } from './public-side'

/** Why a request is turned away before its content matters. */
export interface Refusal {
  reason: ReasonCode
  evidence: Evidence[]
}

const because = (reason: ReasonCode, label: string, value: string): Refusal => ({
  reason,
  evidence: [evidence(label, value)],
})

const tokenPattern = /^(?:https?:\/\/[^/?#]*)?\/hooks\/([A-Za-z0-9_-]{22})(?=\?|$)/

/** The token in a request target `/hooks/<token>`; also in the absolute form, which is refused but belongs to its trigger. */
export function readToken(target: string): string | null {
  return tokenPattern.exec(target)?.[1] ?? null
}

const probePattern = /^\/probe\/([0-9a-f]{32})$/

/** The nonce in the target of the app's own call of its public URL. */
export function readProbeNonce(target: string): string | null {
  return target.startsWith('/probe/') ? (probePattern.exec(target)?.[1] ?? null) : null
}

/** The refusal in a few words, for the app's own call. */
export function describeRefusal({ reason, evidence: facts }: Refusal): string {
  const [first] = facts
  return first === undefined ? reasons[reason].title : `${reasons[reason].title} (${first.label}: ${first.value})`
}

function findHosts(message: IncomingMessage): string[] {
  const hosts: string[] = []
  const { rawHeaders } = message
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(rawHeaders[index + 1] ?? '')
  }
  return hosts
}

function checkHosts(message: IncomingMessage): Refusal | null {
  const hosts = findHosts(message)
  if (hosts.length > 1) return because('duplicate_host', 'Host headers', hosts.join(', '))
  if (hosts.length === 0 && message.httpVersion !== '1.0') return because('malformed_request', 'Host header', 'missing')
  return null
}

/** Anything but plain `chunked` is read differently by different servers, which is how requests are smuggled. */
function checkTransferEncoding(message: IncomingMessage): Refusal | null {
  const encoding = message.headers['transfer-encoding']
  if (encoding === undefined) return null
  if (encoding.toLowerCase() === 'chunked' && message.httpVersion !== '1.0') return null
  return because('unsupported_transfer_encoding', 'Transfer-Encoding', encoding)
}

const checkTarget = (target: string): Refusal | null =>
  target.startsWith('/') || target === '*'
    ? null
    : because('absolute_target', 'Request target', target.replace(/\?.*/s, '?...'))

/** No other protocol is spoken here. An offer of HTTP/2 (`h2c`), which some HTTP clients make with every request, may be passed over. */
function checkUpgrade(message: IncomingMessage): Refusal | null {
  const { upgrade } = message.headers
  if (upgrade === undefined || upgrade.toLowerCase() === 'h2c') return null
  return because('malformed_request', 'Upgrade', upgrade)
}

/** A web page open in a browser on this machine reaches the port too; browsers say so in these two headers, vendors send neither. */
function checkBrowser(message: IncomingMessage): Refusal | null {
  const site = message.headers['sec-fetch-site']
  if (site !== undefined) return because('browser_request', 'Sec-Fetch-Site', String(site))
  const { origin } = message.headers
  return origin === undefined ? null : because('browser_request', 'Origin', origin)
}

const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

const forwardedProtos: readonly string[] = ['http', 'https']

/** The URL that the sender called, as far as Host and X-Forwarded-Proto tell; without the query, which may hold a key. */
function describeCalledUrl(message: IncomingMessage, target: string): string {
  const proto =
    String(message.headers['x-forwarded-proto'] ?? '')
      .split(',')
      .pop()
      ?.trim() ?? ''
  const scheme = forwardedProtos.includes(proto) ? `${proto}://` : ''
  return `${scheme}${message.headers.host ?? ''}${target.split('?')[0] ?? ''}`
}

/** Only the tunnel's host and loopback names get through: a name that a stranger's DNS points at this machine must not (DNS rebinding). */
function checkAllowedHost(message: IncomingMessage, { target, publicSide }: HeadContext): Refusal | null {
  const { host } = message.headers
  if (host === undefined) return null
  const name = host.replace(/:\d*$/, '').toLowerCase()
  if (loopbackHosts.includes(name) || name === publicSide?.hostname) return null
  return {
    reason: 'host_not_allowed',
    evidence: [
      evidence('Host', host),
      evidence('Sender called', describeCalledUrl(message, target)),
      evidence('Public URL here', publicSide?.base ?? 'none: no tunnel is connected'),
    ],
  }
}

interface HeadContext {
  target: string
  maxHeaders: number
  publicSide: PublicSide | null
}

/** The first reason to refuse a request that its headers already give, or `null`. */
export function findRefusal(message: IncomingMessage, context: HeadContext): Refusal | null {
  const count = message.rawHeaders.length / 2
  if (count > context.maxHeaders) return because('too_many_headers', 'Headers', `more than ${context.maxHeaders}`)
  return (
    checkHosts(message) ??
    checkTarget(context.target) ??
    checkTransferEncoding(message) ??
    checkUpgrade(message) ??
    checkBrowser(message) ??
    checkAllowedHost(message, context)
  )
}
