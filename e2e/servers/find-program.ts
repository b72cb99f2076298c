import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const packages = {
  sshd: 'openssh-server',
  'ssh-keygen': 'openssh-client',
  'ssh-agent': 'openssh-client',
  'ssh-add': 'openssh-client',
  nginx: 'nginx-light',
  openssl: 'openssl',
}
export type Program = keyof typeof packages

// Servers are not on the PATH of an ordinary user.
const serverFolders = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/bin']

/** The absolute path of a program of the system, which sshd needs to start itself again; `null` when it is not installed. */
export function findProgram(name: Program): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...serverFolders]
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
}

/** Why tests that need these programs cannot run here, for the title of a skipped test; `null` when they can. */
export function whyUnavailable(...names: Program[]): string | null {
  const missing = process.platform === 'win32' ? names : names.filter((name) => findProgram(name) === null)
  if (missing.length === 0) return null
  return `not on this machine: ${missing.map((name) => `${name} (Debian package ${packages[name]})`).join(', ')}`
}

/** As `findProgram`, for code that runs only where the program is. */
export function programPath(name: Program): string {
  const file = findProgram(name)
  if (file === null) throw new Error(`${name} is not installed (Debian package ${packages[name]}).`)
  return file
}
