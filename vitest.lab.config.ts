import { defineConfig } from 'vitest/config'

/** Real machines, one cluster after the other: minutes, not milliseconds. */
export default defineConfig({
  test: {
    include: ['test/lab/**/*.test.ts'],
    reporters: ['verbose', './test/closing-line.ts'],
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 900_000,
    hookTimeout: 1_800_000,
    bail: 1,
  },
})
