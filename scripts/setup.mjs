import { pathToFileURL } from 'node:url'
import { asCommand } from './run/as-command.mjs'
import { say } from './run/say.mjs'
import { describeRuntime, ensureElectronRuntime } from './setup/electron-runtime.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { installNpmPackages } from './setup/npm-packages.mjs'
import { checkSandboxHelper } from './setup/sandbox-helper.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'

/**
 * Makes a fresh clone ready to run, doing only what is still missing, and returns the Electron runtime as
 * `{ executable, dist, version, origin }`. Without `electron` none is seen to, and null is returned; `testServers` adds
 * the system packages of the servers that tests start.
 */
export async function setUp({ electron = true, testServers = false } = {}) {
  checkNodeVersion()
  await installNpmPackages()
  const runtime = electron ? await ensureElectronRuntime() : null
  if (runtime) say(describeRuntime(runtime))
  await ensureSystemPackages({ executable: runtime?.executable, hasTestServers: testServers })
  if (!runtime) return null
  checkSandboxHelper(runtime.dist)
  return runtime
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await asCommand(async () => {
    await setUp()
    say('ready')
  })
}
