import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const alias = { '@shared': resolve(import.meta.dirname, 'shared') }
const entry = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      rollupOptions: {
        // As `var`, which is the default, no constant of a module can be folded into the code that the engine makes of it.
        output: { topLevelVar: false },
        input: {
          index: entry('electron/main/index.ts'),
          headless: entry('electron/backend/headless.ts'),
          'storage-worker': entry('electron/backend/storage/storage-worker.ts'),
          'analysis-worker': entry('electron/backend/analysis/analysis-worker.ts'),
          'ngrok-child': entry('electron/backend/tunnel/ngrok/ngrok-child.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: { lib: { entry: entry('electron/preload/index.ts'), formats: ['cjs'] } },
  },
  renderer: {
    root: entry('renderer'),
    resolve: { alias },
    plugins: [react(), tailwindcss()],
    build: {
      minify: true,
      // No asset becomes a data: URL, as the content security policy loads fonts from our own files only.
      assetsInlineLimit: 0,
      rollupOptions: { input: entry('renderer/index.html') },
      chunkSizeWarningLimit: 8000,
    },
    worker: { format: 'es' },
  },
})
