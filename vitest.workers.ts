import { resolve } from 'node:path'
import { build } from 'vite'

const entry = (path: string): string => resolve(import.meta.dirname, 'electron/backend', path)

/** Worker threads and child processes load plain JavaScript, so the backend tests build the worker entries and the headless app once per run. */
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
          headless: entry('headless.ts'),
          'storage-worker': entry('storage/storage-worker.ts'),
          'analysis-worker': entry('analysis/analysis-worker.ts'),
          'ngrok-child': entry('tunnel/ngrok/ngrok-child.ts'),
          // For tests only: children with another SDK in the place of ngrok's, and a process that has such children.
          'fake-ngrok-child': entry('tunnel/ngrok/testing/fake-ngrok-child.ts'),
          'broken-ngrok-child': entry('tunnel/ngrok/testing/broken-ngrok-child.ts'),
          'tunnel-parent': entry('tunnel/ngrok/testing/tunnel-parent.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}
