import type { TunnelProblem } from '../../contracts/tunnel'

const maxDetail = 500

/** What the SDK says when it has no code, and the problem that it means. */
const localTexts: readonly (readonly [RegExp, string])[] = [
  [/failed to establish tcp connection/i, 'unreachable'],
  [/tls handshake error/i, 'tls_failed'],
  [/invalid server (address|name|port)/i, 'server_address_invalid'],
  [/transport error|rpc|failed to start ngrok session|muxado|rebind|reconnect|gave up/i, 'connection_lost'],
]

/** Removes what is no news to people (the SDK's own prefixes, the code that stands elsewhere) and every authtoken. */
function cleanDetail(message: string): string | null {
  const detail = message
    .replace(/^.*your authtoken:.*?(?= error_code:|$)/gim, '')
    .replace(/[A-Za-z0-9]{15,}_[A-Za-z0-9]{10,}/g, '(authtoken)')
    .replace(/(error_code:\s*)?ERR_NGROK_\d+/g, '')
    .replace(/failed to connect session: |failed to start listener: |authentication failed: |rpc error response:/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxDetail)
  return detail === '' ? null : detail
}

/** The problem that an error of the ngrok SDK means. `errorCode` is the SDK's own, such as `ERR_NGROK_105`; it is often missing and then stands at the end of the message. */
export function readProblem(errorCode: string | null, message: string): TunnelProblem {
  const code = /^ERR_NGROK_\d+$/.test(errorCode ?? '') ? errorCode : (message.match(/ERR_NGROK_\d+/g)?.at(-1) ?? null)
  if (code !== null) return { code, detail: cleanDetail(message) }
  const local = localTexts.find(([text]) => text.test(message))
  return local ? { code: local[1], detail: null } : { code: 'ngrok_failed', detail: cleanDetail(message) }
}
