import path from 'node:path'
import { build } from 'vite'
import { isStale } from './build-app.mjs'
import { inProject } from './project-root.mjs'

/** The command line as one file, for plain Node. */
export const commandLineFile = inProject('out', 'cli', 'hookwright.js')

/** Builds the command line into out/, with all that it needs inside. */
export async function buildCommandLine() {
  await build({
    configFile: false,
    logLevel: 'error',
    root: inProject(),
    publicDir: false,
    resolve: { alias: { '@shared': inProject('shared') } },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: inProject('electron', 'backend', 'bundle-check', 'main.ts'),
      outDir: inProject('out', 'cli'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'hookwright.js' } },
    },
  })
}

/** Builds it when its sources are newer than what is there. */
export async function buildCommandLineIfStale() {
  if (isStale([path.join('cli', 'hookwright.js')])) await buildCommandLine()
}
