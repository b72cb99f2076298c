import { defineConfig } from '@playwright/test'

const report = process.env.HOOKWRIGHT_E2E_REPORT

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  // Each test opens real windows and a real receiver, so they run one at a time.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: { trace: 'retain-on-failure' },
})
