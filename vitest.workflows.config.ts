import { defineConfig } from 'vitest/config'

/** Workflows run by act, and checked by actionlint and zizmor: slower than the suite, and with tools of their own (scripts/tools.sh). */
export default defineConfig({
  test: {
    include: ['__tests__/workflows/**/*.workflow.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters:
      process.env.CI === undefined ? ['default'] : ['default', ['json', { outputFile: 'build/workflow-report.json' }]],
  },
})
