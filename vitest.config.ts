import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters:
      process.env.CI === undefined ? ['default'] : ['default', ['json', { outputFile: 'build/test-report.json' }]],
    coverage: { provider: 'v8', include: ['src/core/**', 'src/federation/**'] },
  },
})
