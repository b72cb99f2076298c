import { withDisplay } from './display.mjs'
import { asCommand } from './run/as-command.mjs'
import { buildAppIfStale } from './run/build-app.mjs'
import { projectRoot } from './run/project-root.mjs'
import { runCommand } from './run/run-command.mjs'
import { sandboxFlagsWithWarning } from './run/sandbox-flags.mjs'
import { setUp } from './setup.mjs'

await asCommand(async (args) => {
  const { executable } = await setUp()
  await buildAppIfStale()
  const flags = sandboxFlagsWithWarning()
  return withDisplay(async (env) => {
    // Only the main process gets the signal: it closes its windows itself, after the store is drained.
    const { code } = await runCommand(executable, [...flags, projectRoot, ...args], { env, signalGroup: false })
    return code
  })
})
