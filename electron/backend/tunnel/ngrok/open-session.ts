import type { FromChild, OpenRequest } from './child-messages'
import type { NgrokSdk, SdkListener, SdkSession, SdkSessionBuilder } from './sdk'

type Post = (message: FromChild) => void

export interface ChildSession {
  /** Tells ngrok that the endpoint ends, then hangs up. */
  close(): Promise<void>
}

/** Code and message of what the SDK threw. */
export function describeError(error: unknown): { code: string | null; message: string } {
  if (!(error instanceof Error)) return { code: null, message: String(error) }
  const code = 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode : null
  return { code, message: error.message }
}

/** The handler without its exceptions: one that leaves a callback of the SDK ends the whole process. */
function safely<Given extends unknown[], Value>(
  fallback: Value,
  handler: (...given: Given) => Value,
): (...given: Given) => Value {
  return (...given) => {
    try {
      return handler(...given)
    } catch {
      return fallback
    }
  }
}

function trust(builder: SdkSessionBuilder, { trust }: OpenRequest): void {
  if (trust.kind === 'system') builder.rootCas('host')
  if (trust.kind === 'certificate') builder.caCert(Buffer.from(trust.pem))
}

function prepare(sdk: NgrokSdk, request: OpenRequest, post: Post): SdkSessionBuilder {
  const builder = new sdk.SessionBuilder()
  builder.authtoken(request.authtoken)
  builder.clientInfo('hookwright', request.version)
  builder.metadata(JSON.stringify({ app: 'hookwright', version: request.version }))
  if (request.serverAddress !== null) builder.serverAddr(request.serverAddress)
  trust(builder, request)
  builder.heartbeatInterval(request.heartbeat.intervalSeconds)
  builder.heartbeatTolerance(request.heartbeat.toleranceSeconds)
  builder.handleHeartbeat(
    safely(undefined, (latencyMs: number | null) => post({ type: 'beat', latencyMs: latencyMs ?? null })),
  )
  // The app recovers with a new child; the SDK's own pauses between attempts grow without end.
  builder.handleDisconnection(
    safely(false, (_address: string, message: string) => {
      post({ type: 'lost', code: null, message })
      return false
    }),
  )
  builder.handleStopCommand(safely(undefined, () => post({ type: 'command', command: 'stop' })))
  builder.handleRestartCommand(safely(undefined, () => post({ type: 'command', command: 'restart' })))
  return builder
}

async function listen(session: SdkSession, request: OpenRequest): Promise<SdkListener> {
  const endpoint = session.httpEndpoint()
  if (request.domain !== null) endpoint.domain(request.domain)
  endpoint.metadata('Hookwright')
  return endpoint.listenAndForward(request.target)
}

/** Connects to ngrok and forwards to the receiver; rejects with what the SDK says. */
export async function openSession(sdk: NgrokSdk, request: OpenRequest, post: Post): Promise<ChildSession> {
  const session = await prepare(sdk, request, post).connect()
  const listener = await listen(session, request)
  post({ type: 'online', url: listener.url() ?? '' })
  listener.join().then(
    () => post({ type: 'lost', code: null, message: '' }),
    (error: unknown) => post({ type: 'lost', ...describeError(error) }),
  )
  return {
    async close() {
      await listener.close().catch(() => undefined)
      await session.close()
    },
  }
}
