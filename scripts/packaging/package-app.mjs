import { rm } from 'node:fs/promises'
import { inProject } from '../run/project-root.mjs'
import { runCommand } from '../run/run-command.mjs'
import { say } from '../run/say.mjs'
import { toolCommand } from '../run/tool.mjs'
import { SetUpError } from '../setup/set-up-error.mjs'
import { packagedPaths } from './packaged-paths.mjs'
import { verifyPackage } from './verify-package.mjs'

const timeoutMs = 15 * 60_000
const platformFlags = { linux: '--linux', darwin: '--mac', win32: '--win' }

/** Packages the built app unpacked into dist/ around the given Electron runtime, checks the result and returns its executable. */
export async function packageApp({ dist, version, origin }) {
  const { folder, executable } = packagedPaths()
  await rm(folder, { recursive: true, force: true })
  say('packaging the app (electron-builder, unpacked)')
  if (origin === 'registry')
    say(`warning: packaged around the development Electron ${version}: for tests only, never for release`)
  const [file, args] = toolCommand('electron-builder', [
    ...[platformFlags[process.platform], 'dir', `--${process.arch}`],
    ...['--config', 'electron-builder.yml', '--publish', 'never'],
    ...[`-c.electronVersion=${version}`, `-c.electronDist=${dist}`],
    ...(process.platform === 'linux' ? ['-c.electronFuses.enableEmbeddedAsarIntegrityValidation=false'] : []),
  ])
  const { code, output } = await runCommand(file, args, { capture: true, timeoutMs })
  if (code !== 0)
    throw new SetUpError(`packaging failed with exit code ${code}. electron-builder said:\n${output.trimEnd()}`)
  await verifyPackage()
  say(`packaged: ${executable.slice(inProject().length + 1)}`)
  return executable
}
