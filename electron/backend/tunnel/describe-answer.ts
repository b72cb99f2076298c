import { notFoundAnswer } from '@shared/domain/answers'

/** Why a call of the public URL got no answer, in a few words that follow a colon. */
export function describeCallFailure(code: string, timeoutMs: number): string {
  if (code in failures) return failures[code] ?? code
  if (code === 'TIMEOUT') return `no answer within ${timeoutMs / 1000} s`
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) return `its certificate is not trusted (${code})`
  if (/SSL|TLS|EPROTO/.test(code)) return `it does not speak TLS as expected (${code})`
  return `the call failed (${code})`
}

const failures: Record<string, string> = {
  ENOTFOUND: 'its name is not known (DNS)',
  EAI_AGAIN: 'its name cannot be looked up (DNS does not answer)',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection is cut',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'no answer to the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED)',
  HPE_INVALID_CONSTANT: 'the answer is not HTTP',
}

interface Answered {
  status: number
  headers: Record<string, string>
  body: string
}

interface Stranger {
  text: string
  /** The answer is of a proxy or of ngrok itself, which did not reach the app behind it. */
  isGateway: boolean
}

const gatewayStatuses = [502, 503, 504]
const pathAdvice = 'the proxy has to pass every path on as it is'

/** Who answered in place of the app, as far as the answer tells. */
export function describeStranger({ status, headers, body }: Answered): Stranger {
  if (body === notFoundAnswer().body) {
    return { text: `a Hookwright answers, but it is another one, or ${pathAdvice}`, isGateway: false }
  }
  const ngrokError = headers['ngrok-error-code']
  if (ngrokError !== undefined) return { text: `ngrok answers ${ngrokError}`, isGateway: true }
  const server = headers.server?.replace(/[^ -~]/g, '').slice(0, 60)
  const from = server === undefined || server === '' ? 'another server' : server
  if (gatewayStatuses.includes(status))
    return { text: `${status} from ${from}: it does not reach Hookwright`, isGateway: true }
  if (status >= 300 && status < 400) return { text: `${status} from ${from}: it redirects`, isGateway: false }
  return { text: `${status} from ${from}; ${pathAdvice}`, isGateway: false }
}
