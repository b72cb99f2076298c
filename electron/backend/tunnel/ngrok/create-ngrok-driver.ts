import type { NgrokSettings, TunnelProblem } from '@shared/contracts/tunnel'
import type { ChildLink, Processes } from '../../ports'
import type { LocalEnd, TunnelDriver } from '../driver'
import type { OpenRequest } from './child-messages'
import { openChildTunnel } from './child-tunnel'
import type { NgrokLimits } from './child-tunnel'
import { readCertificate } from './read-certificate'

export interface NgrokDriverOptions {
  settings: NgrokSettings
  /** Reads it from the vault; `null` when there is none. */
  authtoken(): Promise<string | null>
  processes: Processes
  /** Of the app; shown in ngrok's dashboard. */
  version: string
  limits?: Partial<NgrokLimits>
}

const usualLimits: NgrokLimits = {
  openMs: 15_000,
  closeMs: 1000,
  heartbeat: { intervalSeconds: 10, toleranceSeconds: 15 },
  childSlackMs: 5000,
}

type Prepared = { request: OpenRequest; problem: null } | { request: null; problem: TunnelProblem }

const refuse = (code: string, detail: string | null = null) => ({ request: null, problem: { code, detail } })

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

async function prepareTrust({ trust, certificateFile }: NgrokSettings): Promise<OpenRequest['trust'] | string> {
  if (trust !== 'file') return { kind: trust }
  if (certificateFile === null) return 'No file has been chosen.'
  const { pem, fault } = await readCertificate(certificateFile)
  return pem === null ? fault : { kind: 'certificate', pem }
}

async function prepare(options: NgrokDriverOptions, local: LocalEnd, limits: NgrokLimits): Promise<Prepared> {
  const { settings, version } = options
  let authtoken: string | null
  try {
    authtoken = await options.authtoken()
  } catch (error) {
    return refuse('secret_unreadable', messageOf(error))
  }
  if (authtoken === null || authtoken === '') return refuse('authtoken_missing')
  const trust = await prepareTrust(settings)
  if (typeof trust === 'string') return refuse('certificate_unreadable', trust.slice(0, 500))
  const { domain, serverAddress } = settings
  // By number: a name could mean ::1, where the receiver does not listen.
  const target = `http://127.0.0.1:${local.port}`
  const { heartbeat } = limits
  return {
    request: { type: 'open', authtoken, domain, serverAddress, trust, target, version, heartbeat },
    problem: null,
  }
}

/** What comes first: the value, or `null` when the signal aborts. Neither a keychain that asks the user nor a slow disk may hold up the end. */
function unlessAborted<Value>(signal: AbortSignal, value: Promise<Value>): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(null)
    signal.addEventListener('abort', giveUp)
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

/** A tunnel through the user's ngrok account. Each lives in a child process of its own, as calls of the SDK may hang and its faults end the process. */
export function createNgrokDriver(options: NgrokDriverOptions): TunnelDriver {
  const limits = { ...usualLimits, ...options.limits }
  return {
    async open(local, events, signal) {
      const prepared = await unlessAborted(signal, prepare(options, local, limits))
      if (prepared === null || signal.aborted) return { tunnel: null, problem: { code: 'aborted', detail: null } }
      const { request, problem } = prepared
      if (request === null) return { tunnel: null, problem }
      let link: ChildLink | null = null
      try {
        link = options.processes.startNgrok()
        return await openChildTunnel({ link, request, events, signal, limits })
      } catch (error) {
        link?.kill()
        return { tunnel: null, problem: { code: 'child_failed', detail: messageOf(error) } }
      }
    },
  }
}
