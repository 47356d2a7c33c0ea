import { defineConfig } from 'vitest/config'
import { ScenariosFirst } from './__tests__/scenarios-first.ts'

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    // Files share their worker, which loads each module one time: a test that leaves something behind fails another one.
    isolate: false,
    // Scenarios wait for child processes and for real back-off more than they compute.
    maxWorkers: 3,
    sequence: { sequencer: ScenariosFirst },
    // Limits for what hangs, not for what is slow: a busy machine must not fail a test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['__tests__/run-folder.ts'],
    setupFiles: ['__tests__/property-runs.ts'],
    // `.ci/run` counts what stands in the reports, so that each of its runs has one of its own.
    reporters:
      process.env.CI === undefined
        ? ['default']
        : ['default', ['json', { outputFile: process.env.TEST_REPORT ?? 'build/test-report.json' }]],
    // Measured by `npm run coverage`. Ports are types alone.
    coverage: {
      provider: 'v8',
      include: ['src/{core,federation}/**/*.ts'],
      exclude: ['src/federation/ports.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { 100: true },
    },
  },
})
