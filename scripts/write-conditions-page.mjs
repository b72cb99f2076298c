import { readFile, writeFile } from 'node:fs/promises'
import * as prettier from 'prettier'
import { runnerImport } from 'vite'
import { asCommand } from './run/as-command.mjs'
import { inProject } from './run/project-root.mjs'

await asCommand(async () => {
  const { module } = await runnerImport(inProject('shared/domain/testing/conditions-page.ts'), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': inProject('shared') } },
  })
  const file = inProject('docs/conditions.md')
  const options = await prettier.resolveConfig(file)
  const page = module.withOperatorTable(await readFile(file, 'utf8'))
  await writeFile(file, await prettier.format(page, { ...options, filepath: file }))
  return 0
})
