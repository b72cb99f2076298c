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
    // The facts on standard output say that the receiver is ready, and where; set the variable to nothing to be spared.
    const variables = { HOOKWRIGHT_LOG: 'json', ...env }
    // Only the main process gets the signal: it closes its windows itself, after the store is drained.
    const { code } = await runCommand(executable, [...flags, projectRoot, ...args], {
      env: variables,
      signalGroup: false,
    })
    return code
  })
})
