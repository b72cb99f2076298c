import { withDisplay } from './display.mjs'
import { asCommand } from './run/as-command.mjs'
import { buildAppIfStale } from './run/build-app.mjs'
import { runCommand } from './run/run-command.mjs'
import { toolCommand } from './run/tool.mjs'
import { setUp } from './setup.mjs'

await asCommand(async (args) => {
  await setUp({ testServers: true })
  await buildAppIfStale()
  return withDisplay(async (env) => {
    const command = ['test', '-c', 'e2e/screenshots.config.ts', ...args]
    const { code } = await runCommand(...toolCommand('@playwright/test', command, 'playwright'), { env })
    return code
  })
})
