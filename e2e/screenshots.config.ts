import { defineConfig } from '@playwright/test'

/** `npm run screenshots`: draws every screen in both themes into docs/screenshots. */
export default defineConfig({
  testDir: 'screenshots',
  outputDir: '../test-results',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
})
