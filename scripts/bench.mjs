import { withDisplay } from './display.mjs'
import { asCommand } from './run/as-command.mjs'
import { buildAppIfStale } from './run/build-app.mjs'
import { inProject } from './run/project-root.mjs'
import { runCommand } from './run/run-command.mjs'
import { setUp } from './setup.mjs'

await asCommand(async (args) => {
  await setUp()
  await buildAppIfStale()
  return withDisplay(async (env) => {
    const { code } = await runCommand(process.execPath, [inProject('bench', 'run.mjs'), ...args], { env })
    return code
  })
})
