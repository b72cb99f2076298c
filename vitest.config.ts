import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const alias = { '@shared': resolve(import.meta.dirname, 'shared') }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'domain',
          include: ['shared/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'backend',
          include: ['electron/**/*.test.ts', 'e2e/servers/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['./vitest.workers.ts'],
          testTimeout: 30_000,
          // A busy machine may take more than the default second to come to what a test waits for.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['./renderer/src/test/setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
