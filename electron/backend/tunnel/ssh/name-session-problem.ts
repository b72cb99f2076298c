import type { TunnelProblem } from '@shared/contracts/tunnel'
import { nameProblem } from './step'

/** An error of ssh2: `level` says where it happened; `code` is the reason number of a disconnection, or that of a system call. */
export interface SessionError extends Error {
  level?: string
  code?: string | number
}

const isSsh2 = (opening: string): boolean => /(^|\n)SSH-(2\.0|1\.99)-/.test(opening)

/** What a server that is one says instead of its greeting when it wants no connection now. */
const isBusy = (opening: string): boolean => /^(Exceeded MaxStartups|Not allowed at this time)/.test(opening)

/** The problem in an error of the session, or in its end (`null`); `opening` is what the server said first. */
export function nameSessionProblem(error: SessionError | null, opening: string): TunnelProblem {
  const detail = error === null ? 'The host closed the connection.' : describe(error)
  if (opening === '') return nameProblem('connection_lost', detail)
  if (isBusy(opening)) return nameProblem('connection_lost', opening)
  if (!isSsh2(opening)) return nameProblem('ssh_not_ssh', opening.split('\n')[0])
  if (error === null) return nameProblem('connection_lost', detail)
  if (isRefusedLogin(error)) return nameProblem('ssh_authentication_refused', detail)
  return nameProblem(error.level === 'handshake' ? 'ssh_algorithms' : 'connection_lost', detail)
}

/** Also a host that closes by itself after too many keys of an agent. */
function isRefusedLogin(error: SessionError): boolean {
  return error.level === 'client-authentication' || /authentication failures|not allowed/i.test(error.message)
}

function describe(error: SessionError): string {
  if (error.level === 'client-timeout') return 'The host no longer answers.'
  if (typeof error.code === 'string') return error.code
  return error.message.replace(/^Handshake failed: /, '')
}
