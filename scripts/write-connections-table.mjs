import { writeFile } from 'node:fs/promises'
import { runnerImport } from 'vite'
import { connectionsTable } from './docs/connections-table.mjs'
import { asCommand } from './run/as-command.mjs'
import { inProject } from './run/project-root.mjs'

await asCommand(async () => {
  const { module } = await runnerImport(inProject('shared/connections/index.ts'), {
    configFile: false,
    logLevel: 'error',
  })
  await writeFile(inProject('docs/connections.md'), await connectionsTable(module.connections))
  return 0
})
