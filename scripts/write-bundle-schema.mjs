import { writeFile } from 'node:fs/promises'
import * as prettier from 'prettier'
import { runnerImport } from 'vite'
import { asCommand } from './run/as-command.mjs'
import { inProject } from './run/project-root.mjs'

await asCommand(async () => {
  const { module } = await runnerImport(inProject('electron/backend/bundles/bundle-json-schema.ts'), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': inProject('shared') } },
  })
  const file = inProject('docs/bundle.schema.json')
  const options = await prettier.resolveConfig(file)
  await writeFile(
    file,
    await prettier.format(JSON.stringify(module.bundleJsonSchema()), { ...options, filepath: file }),
  )
  return 0
})
