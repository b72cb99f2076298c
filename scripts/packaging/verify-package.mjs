import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { SetUpError } from '../setup/set-up-error.mjs'
import { packagedPaths } from './packaged-paths.mjs'

const neededFiles = ['package.json', 'out/main/index.js', 'out/main/ngrok-child.js', 'out/renderer/index.html']
const allowedTops = new Set(['out', 'node_modules', 'package.json'])

/** Native modules that each platform has its own of; they are loaded from beside the archive. */
const nativeModules = [
  { name: 'SQLite', path: (platform, arch) => new RegExp(`sqlite/prebuilds/${platform}-${arch}/.*\\.node$`) },
  {
    name: 'ngrok',
    path: (platform, arch) => new RegExp(`@ngrok/ngrok-${platform}-(${arch}|universal)[^/]*/[^/]+\\.node$`),
  },
]

// How the fuse wire inside the executable says that a fuse is on.
const fuseIsOn = '1'.charCodeAt(0)

/** What each fuse must read as in a packaged app, in the order of Electron's fuse wire. */
export const expectedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Electron validates the archive on macOS and Windows only.
  EnableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

/** Throws, naming every fault, unless the packaged app holds what it must and its fuses read back as set. */
export async function verifyPackage() {
  const { executable, resources } = packagedPaths()
  if (!existsSync(executable)) throw new SetUpError(`packaging left no executable at ${executable}.`)
  const faults = [...(await findContentFaults(resources)), ...(await findFuseFaults(executable))]
  if (faults.length === 0) return
  throw new SetUpError(`the packaged app is not as it must be:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
}

/** The faults of an archive's file list, where each file is `{ name, isUnpacked }` with forward slashes. */
export function findArchiveFaults(files) {
  const names = new Set(files.map((file) => file.name))
  const faults = neededFiles.filter((name) => !names.has(name)).map((name) => `${name} is not in app.asar`)
  const strangers = new Set(files.map((file) => file.name.split('/')[0]).filter((top) => !allowedTops.has(top)))
  for (const name of strangers) faults.push(`${name} must not be in app.asar`)
  for (const file of files) {
    if (file.name.endsWith('.node') && !file.isUnpacked)
      faults.push(`${file.name} is packed, but a native module must be unpacked`)
  }
  return faults
}

/** The faults of the files beside the archive, given as their paths with forward slashes. */
export function findUnpackedFaults(names, { platform, arch } = process) {
  return nativeModules
    .filter(({ path: pathOf }) => !names.some((name) => pathOf(platform, arch).test(name)))
    .map(({ name }) => `the ${name} binary of this platform is not in app.asar.unpacked`)
}

/** The faults of a fuse wire, given as `{ name: boolean }`. */
export function findWireFaults(wire) {
  return Object.entries(expectedFuses)
    .filter(([name, expected]) => wire[name] !== expected)
    .map(([name, expected]) => `fuse ${name} is ${wire[name]}, expected ${expected}`)
}

async function findContentFaults(resources) {
  const archive = path.join(resources, 'app.asar')
  if (!existsSync(archive)) return ['resources/app.asar is not there']
  const { listPackage, statFile } = await import('@electron/asar')
  const files = listPackage(archive).map((name) => {
    const inside = name.slice(1)
    return { name: inside.replaceAll('\\', '/'), isUnpacked: statFile(archive, inside).unpacked === true }
  })
  const faults = findArchiveFaults(files)
  const unpacked = `${archive}.unpacked`
  const binaries = existsSync(unpacked)
    ? readdirSync(unpacked, { recursive: true }).map((name) => name.replaceAll('\\', '/'))
    : []
  faults.push(...findUnpackedFaults(binaries))
  if (existsSync(path.join(resources, 'default_app.asar')))
    faults.push('resources/default_app.asar, the development loader, must not ship')
  return faults
}

async function findFuseFaults(executable) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(executable)
  const states = Object.keys(expectedFuses).map((name) => [name, wire[FuseV1Options[name]] === fuseIsOn])
  return findWireFaults(Object.fromEntries(states))
}
