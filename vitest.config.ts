import { defineConfig } from 'vitest/config'
import { QUICK_WASM } from './test/support/quick-wasm.ts'
import { SlowFirst } from './test/support/slow-first.ts'

/** Native engines crash in worker threads, so every project runs in forked processes. */
export default defineConfig({
  test: {
    pool: 'forks',
    retry: 0,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['test/{unit,properties}/**/*.test.{ts,tsx}'],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          sequence: { groupOrder: 1 },
          include: ['test/contract/**/*.test.{ts,tsx}'],
          execArgv: [QUICK_WASM],
          setupFiles: ['test/support/forget-singletons.ts'],
          isolate: false,
          maxWorkers: 3,
          hookTimeout: 60_000,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.{ts,tsx}'],
          maxWorkers: 4,
          hookTimeout: 300_000,
          testTimeout: 180_000,
        },
      },
    ],
  },
})
