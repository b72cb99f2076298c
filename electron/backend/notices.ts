import { mebibyte } from '@shared/contracts/settings'
import type { Notice } from '@shared/contracts/status'
import type { Vault } from './ports'

const largeBodyBytes = 10 * mebibyte

/** The wanted port is held by another program, and Hookwright listens on another one. */
export const portTaken = (wanted: number, port: number): Notice => ({
  id: 'receiver.port-taken',
  level: 'warning',
  title: `Port ${wanted} is in use`,
  text:
    `Port ${wanted} is in use by another program. Hookwright listens on ${port} instead; URLs that were pasted elsewhere still point to ${wanted}. ` +
    `End the other program and start Hookwright again, or copy the URLs anew.`,
})

/** The receiver could not listen at all. */
export const receiverFailed = (reason: string): Notice => ({
  id: 'receiver.failed',
  level: 'error',
  title: 'Nothing can be received',
  text: `Hookwright could not open a port on this computer (${reason}). Check that no security software blocks local ports, then start Hookwright again.`,
})

/** A new port was saved while the receiver listens on another one. */
export const portAtNextStart = (wanted: number, port: number): Notice => ({
  id: 'receiver.port-next-start',
  level: 'info',
  title: 'The port changes at the next start',
  text: `Until then Hookwright listens on ${port}. From the next start it is ${wanted}, and URLs with the old port have to be pasted anew.`,
})

/** Bodies above 10 MiB are accepted, each of which is held in memory while it is checked. */
export const largeBodies = (limitBytes: number): Notice | null =>
  limitBytes <= largeBodyBytes
    ? null
    : {
        id: 'receiver.large-bodies',
        level: 'info',
        title: 'Large bodies are accepted',
        text: `Bodies of up to ${Math.round(limitBytes / mebibyte)} MiB are received, and each is held in memory while it is checked. Lower the limit in Settings when you do not need it.`,
      }

/** Triggers of a connection that this version does not have. */
export const skippedTriggers = (names: readonly string[]): Notice => ({
  id: 'triggers.skipped',
  level: 'warning',
  title: 'Some triggers cannot be used',
  text: `This Hookwright does not know the connection of: ${names.join(', ')}. They are kept but receive nothing. Install the newest Hookwright to use them.`,
})

/** What the user should know about where secrets are kept; `null` when they are in the keychain. */
export function describeVault(vault: Vault): Notice | null {
  if (vault.mustChoose) {
    return {
      id: 'secrets.must-choose',
      level: 'warning',
      title: 'Choose where secrets are kept',
      text: 'This system has no keychain that Hookwright can use, so keys are in memory and forgotten at quit. Choose in Settings: memory only, or an unencrypted file that only your account can read.',
    }
  }
  if (vault.storage === 'file') {
    return {
      id: 'secrets.file',
      level: 'warning',
      title: 'Secrets are not encrypted',
      text: 'Keys are in an unencrypted file that only your account can read. Anyone who can read your files or backups can read them.',
    }
  }
  if (vault.storage === 'memory') {
    return {
      id: 'secrets.memory',
      level: 'info',
      title: 'Secrets are forgotten at quit',
      text: 'Keys are in memory only. After the next start each trigger needs a new key, or its vendor secret pasted again.',
    }
  }
  return null
}
