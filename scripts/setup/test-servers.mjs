import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runCommand } from '../run/run-command.mjs'

const policyFile = '/usr/sbin/policy-rc.d'
const allServicesForbidden = '#!/bin/sh\nexit 101\n'

/** Programs that the tests start themselves, with the Debian package of each and the system services that it brings along. */
export const testServers = [
  { program: 'sshd', package: 'openssh-server', services: ['ssh.service', 'ssh.socket'] },
  { program: 'nginx', package: 'nginx-light', services: ['nginx.service'] },
  { program: 'openssl', package: 'openssl', services: [] },
]

/** Which of them are not installed; servers are not on the PATH of an ordinary user. */
export function findMissingServers(searchPath = process.env.PATH ?? '') {
  const folders = [...searchPath.split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin']
  return testServers.filter(({ program }) => !folders.some((folder) => existsSync(path.join(folder, program))))
}

/** Runs `install()` so that the packages start none of their services: the tests start the servers, the system must not. */
export async function withoutServices(servers, install) {
  if (servers.length === 0) return install()
  const isOurs = await forbidServices()
  try {
    await install()
  } finally {
    if (isOurs) await rm(policyFile, { force: true })
  }
  const units = servicesToDisable(servers)
  if (units.length > 0) await runCommand('systemctl', ['disable', '--now', ...units], { capture: true })
}

/** The services of newly installed servers that systemd would start, now or at the next boot. */
export function servicesToDisable(servers, hasSystemd = existsSync('/run/systemd/system')) {
  return hasSystemd ? servers.flatMap(({ services }) => services) : []
}

/** Debian's way to say that a package may start nothing; a policy that is already there is left as it is. */
async function forbidServices() {
  try {
    await writeFile(policyFile, allServicesForbidden, { mode: 0o755, flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}
