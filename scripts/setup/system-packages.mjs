import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { needsVirtualDisplay } from '../display.mjs'
import { runCommand } from '../run/run-command.mjs'
import { say } from '../run/say.mjs'
import { SetUpError } from './set-up-error.mjs'
import { findMissingServers, servicesToDisable, withoutServices } from './test-servers.mjs'

// Names changed with the 64-bit time transition: Ubuntu 24.04 and Debian 13 carry the second form.
const libraryPackages = [['libgtk-3-0', 'libgtk-3-0t64'], ['libasound2', 'libasound2t64'], ['libnss3'], ['libgbm1']]
const displayPackages = [['xvfb']]
const installTimeoutMs = 15 * 60_000

/**
 * Makes sure that this Linux has what the work needs: the shared libraries of the Electron at `executable` and a virtual
 * display where none is there (not without an `executable`), and with `hasTestServers` the servers that tests start.
 */
export async function ensureSystemPackages({ executable = null, hasTestServers = false }) {
  if (process.platform !== 'linux') return
  const look = () => findMissing(executable, hasTestServers)
  const before = await look()
  const plan = planSystemPackages({ ...before, isRoot: process.getuid() === 0, hasApt: isOnPath('apt-get') })
  if (plan.kind === 'ready') return
  if (plan.kind === 'go-without') return say(plan.message)
  if (plan.kind === 'stop') throw new SetUpError(plan.message)
  if (plan.kind === 'install') {
    // Lists of an earlier update may still do, so the install below has the last word.
    await runApt(['update']).catch((error) => say(error.message))
  }
  const packages = await chooseNames(plan.packages)
  if (plan.kind === 'tell') throw new SetUpError(sudoMessage(before, packages))
  say(`installing system packages (apt-get install): ${packages.join(' ')}`)
  await withoutServices(before.servers, () => runApt(['install', '-y', '--no-install-recommends', ...packages]))
  const after = await look()
  if (describeMissing(after) !== '') throw new SetUpError(stillMissingMessage(after))
}

/**
 * What to do about missing libraries, display server and test servers: `ready`, `install` (root on Debian/Ubuntu), `tell`
 * (print the sudo line and stop), `stop` (another distribution, whose package names are not known here) or `go-without`
 * (the same, but only tests are concerned, and they skip). `packages` holds the possible names of each package.
 */
export function planSystemPackages({ libraries, display, servers, isRoot, hasApt }) {
  const missing = { libraries, display, servers }
  if (describeMissing(missing) === '') return { kind: 'ready' }
  if (!hasApt) {
    const isElectronReady = libraries.length === 0 && !display
    return { kind: isElectronReady ? 'go-without' : 'stop', message: otherLinuxMessage(missing) }
  }
  const packages = [
    ...(libraries.length > 0 ? libraryPackages : []),
    ...(display ? displayPackages : []),
    ...servers.map((server) => [server.package]),
  ]
  return { kind: isRoot ? 'install' : 'tell', packages }
}

/** The libraries that `ldd` reports as not found, sorted and without duplicates. */
export function parseMissingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  return [...new Set(names)].sort()
}

/**
 * Picks the name this release uses for a package: the newest one apt knows, else the one the release's age suggests
 * (apt knows nothing before its first update).
 */
export function choosePackageName(names, { isKnown, isRenamedRelease }) {
  const known = names.findLast(isKnown)
  return known ?? (isRenamedRelease ? names.at(-1) : names[0])
}

/** Whether an /etc/os-release text describes a release with the renamed packages (Ubuntu 24.04, Debian 13 and later). */
export function isRenamedRelease(osRelease) {
  const field = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  const version = Number.parseFloat(field('VERSION_ID'))
  return field('ID') === 'ubuntu' ? version >= 24.04 : version >= 13 && version < 20
}

/** Whether a program of this name is on PATH. */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)))
}

async function findMissing(executable, hasTestServers) {
  return {
    libraries: executable === null ? [] : await findMissingLibraries(executable),
    display: executable !== null && needsVirtualDisplay() && !isOnPath('Xvfb'),
    servers: hasTestServers ? findMissingServers() : [],
  }
}

async function findMissingLibraries(executable) {
  const { code, output } = await runCommand('ldd', [executable], { capture: true })
  if (code !== 0 && !output.includes('=>')) {
    throw new SetUpError(
      `${executable} cannot run on this system: ldd said "${output.trim()}". Hookwright needs a glibc Linux on x64 or arm64.`,
    )
  }
  return parseMissingLibraries(output)
}

async function chooseNames(packages) {
  const names = packages.flat()
  const { output } = await runCommand('apt-cache', ['pkgnames', 'lib'], { capture: true })
  const known = new Set(output.split('\n'))
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const choice = { isKnown: (name) => known.has(name), isRenamedRelease: isRenamedRelease(osRelease) }
  return names.length === 0 ? [] : packages.map((alternatives) => choosePackageName(alternatives, choice))
}

async function runApt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    capture: true,
    env,
    timeoutMs: installTimeoutMs,
  })
  if (code === 0) return
  throw new SetUpError(
    `apt-get ${args.join(' ')} failed with exit code ${code}. It said:\n${output.trim().split('\n').slice(-15).join('\n')}\nFix the cause and run the command again.`,
  )
}

function describeMissing({ libraries, display, servers }) {
  const parts = [
    ...libraries,
    ...(display ? ['Xvfb (a virtual display, as this machine has none)'] : []),
    ...servers.map(({ program }) => `${program} (for tests)`),
  ]
  return parts.join(', ')
}

function sudoMessage(missing, packages) {
  const units = servicesToDisable(missing.servers)
  const disable = units.length > 0 ? ` && sudo systemctl disable --now ${units.join(' ')}` : ''
  return `system packages are not installed (missing: ${describeMissing(missing)}). Run this line, then run the command again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}${disable}\n`
}

function otherLinuxMessage(missing) {
  return `system packages are not installed: ${describeMissing(missing)}. Install them with this system's package manager and run the command again.`
}

function stillMissingMessage(missing) {
  return `after installing the system packages these are still missing: ${describeMissing(missing)}. Install them by hand and run the command again.`
}
