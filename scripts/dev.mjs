import { withDisplay } from './display.mjs'
import { asCommand } from './run/as-command.mjs'
import { runCommand } from './run/run-command.mjs'
import { sandboxFlagsWithWarning } from './run/sandbox-flags.mjs'
import { toolCommand } from './run/tool.mjs'
import { setUp } from './setup.mjs'

await asCommand(async (args) => {
  await setUp()
  const flags = sandboxFlagsWithWarning().length > 0 ? ['--noSandbox'] : []
  return withDisplay(async (env) => {
    const [file, command] = toolCommand('electron-vite', ['dev', ...flags, ...args])
    const { code } = await runCommand(file, command, { env })
    return code
  })
})
