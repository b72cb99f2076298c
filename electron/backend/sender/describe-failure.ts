import { timeLimitMs } from './post-request'

const slow = `No answer came within ${timeLimitMs / 1000} seconds, because the disk is slow, the app is busy or the way is interrupted. Wait a moment, then send again.`

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Why a request of the app's own got no answer, and what to do. */
export function describeFailure(error: unknown, { origin, isLocal }: { origin: string; isLocal: boolean }): string {
  const code = codeOf(error)
  if (code === 'ABORT_ERR') return slow
  if (!isLocal) {
    return `The request could not be sent to ${origin} (${code ?? 'no answer'}), so the public URL does not lead here just now. Test the tunnel in Settings, or send to the local URL.`
  }
  if (code === 'ECONNREFUSED') {
    return `The request could not be sent: nothing listens at ${origin}. Restart Hookwright so that the receiver runs, then send again.`
  }
  return 'The request was sent but the receiver closed the connection without an answer. Look at the deliveries of this trigger, then send again.'
}
