import { createHash } from 'node:crypto'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import { nameProblem } from './step'

/** The fingerprint of a host key as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding. */
export function fingerprintOf(hostKey: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(hostKey).digest('base64').replaceAll('=', '')}`
}

/** Why the connection must not go on with this host key; `null` when it is the trusted one. */
export function judgeHostKey(hostKey: Uint8Array, trusted: string | null): TunnelProblem | null {
  const seen = fingerprintOf(hostKey)
  if (trusted === null) return nameProblem('ssh_host_key_unknown', seen)
  return seen === trusted.trim() ? null : nameProblem('ssh_host_key_changed', seen)
}
