import { defineConfig } from 'vitest/config'

/** Faults on real machines, one at a time, each from bare ones: half a minute a fault. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    reporters: ['verbose'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 1_800_000,
  },
})
