import { resolve } from 'node:path'
import { build } from 'vite'

/** Worker threads load plain JavaScript, so the backend tests build the worker entries and the headless app once per run. */
export default async function buildWorkers(): Promise<void> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': resolve(import.meta.dirname, 'shared') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'node_modules/.cache/hookwright',
      emptyOutDir: true,
      rollupOptions: {
        input: {
          headless: resolve(import.meta.dirname, 'electron/backend/headless.ts'),
          'storage-worker': resolve(import.meta.dirname, 'electron/backend/storage/storage-worker.ts'),
          'analysis-worker': resolve(import.meta.dirname, 'electron/backend/analysis/analysis-worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}
