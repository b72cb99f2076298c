import { packageApp } from './packaging/package-app.mjs'
import { asCommand } from './run/as-command.mjs'
import { buildApp } from './run/build-app.mjs'
import { setUp } from './setup.mjs'

await asCommand(async () => {
  const runtime = await setUp()
  await buildApp()
  await packageApp(runtime)
})
