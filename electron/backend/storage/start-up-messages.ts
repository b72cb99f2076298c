import type { Notice } from '@shared/contracts/status'
import { latestVersion } from './migrations/migrate'

/** Told when a backup took the place of a damaged file, or of one that is missing (`reason` is `null` then). */
export function restoredNotice(facts: { reason: string | null; aside: string; takenAt: number }): Notice {
  const backup = `the backup of ${new Date(facts.takenAt).toUTCString()} took its place`
  const text =
    facts.reason === null
      ? `The file of the store was missing, so ${backup}. Deliveries and changes since then are lost.`
      : `The store could not be read (${facts.reason}), so ${backup}. ` +
        `Deliveries and changes since then are only in the damaged file, which was kept as ${facts.aside}.`
  return {
    id: 'store-restored',
    level: 'warning',
    title: 'Hookwright went back to a backup',
    text: `${text} Check your triggers, and ask senders to deliver again what is missing.`,
  }
}

/** Told when neither the file nor a backup of it could be read. */
export function freshNotice(facts: { reason: string; aside: string }): Notice {
  return {
    id: 'store-fresh',
    level: 'error',
    title: 'Hookwright started with an empty store',
    text:
      `The store could not be read (${facts.reason}) and there is no good backup. ` +
      `The damaged file was kept as ${facts.aside}. ` +
      'Triggers have to be made or imported again; their URLs will be new ones.',
  }
}

/** A reason not to open the store at all; the message is written for people, and the file was left as it is. */
export class StartUpRefusal extends Error {}

const otherFolder = 'choose another folder with HOOKWRIGHT_DATA_DIR.'

export function newerFile(path: string, version: number): StartUpRefusal {
  return new StartUpRefusal(
    `The store ${path} was written by a newer Hookwright (format ${version}; this one knows up to ${latestVersion}). ` +
      `It was left as it is. Start that newer version, or ${otherFolder}`,
  )
}

export function lockedFile(path: string): StartUpRefusal {
  return new StartUpRefusal(
    `The store ${path} is in use by another program, probably a second Hookwright. Close that one, or ${otherFolder}`,
  )
}

export function upgradeBackupFailed(path: string, cause: unknown): StartUpRefusal {
  return new StartUpRefusal(
    `The store ${path} has to be upgraded, but the backup that comes first could not be written. ` +
      'Nothing was changed. Free some disk space or check the permissions of the folder, then start again.',
    { cause },
  )
}

export function unusableFile(path: string, cause: unknown): StartUpRefusal {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StartUpRefusal(
    `The store ${path} cannot be opened (${reason}). Check that its folder may be written and the disk is not full, or ${otherFolder}`,
    { cause },
  )
}
