import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**'],
    reporters: ['default', './test/closing-line.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // How much in all: test/closing-line.ts.
      reporter: ['html'],
      thresholds: {
        'src/core/**': { lines: 90, branches: 90 },
        'src/steps/**': { lines: 90, branches: 90 },
        'src/engine/**': { lines: 90, branches: 90 },
      },
    },
  },
})
