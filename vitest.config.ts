import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    // Scenarios wait for child processes and for real back-off more than they compute.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters:
      process.env.CI === undefined ? ['default'] : ['default', ['json', { outputFile: 'build/test-report.json' }]],
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
