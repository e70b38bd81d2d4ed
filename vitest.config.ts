import { defineConfig } from 'vitest/config'
import { draws } from './test/support/draws.ts'
import { QUICK_WASM } from './test/support/quick-wasm.ts'
import { SlowFirst } from './test/support/slow-first.ts'

/** Native engines crash in worker threads, so every project runs in forked processes. */
export default defineConfig({
  test: {
    pool: 'forks',
    retry: 0,
    // What hangs is to end some day: other work on the machine is no reason to fail.
    hookTimeout: 300_000,
    testTimeout: draws(180_000),
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
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/unchanged-demo.ts'],
          isolate: false,
          maxWorkers: 4,
          // A machine with much else to do is slow, and no failure.
          testTimeout: 600_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
