import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { inProject } from '../../scripts/run/project-root.mjs'

/** Builds `bench/parts/<name>.ts`, which may use the app's sources, and imports what came of it. */
export async function buildEntry(name) {
  const folder = inProject('node_modules', '.cache', `hookwright-${name}`)
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': inProject('shared') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: { entry: inProject('bench', 'parts', `${name}.ts`) },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return import(pathToFileURL(path.join(folder, 'entry.js')).href)
}
