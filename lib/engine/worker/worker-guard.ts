import { statfs } from 'node:fs/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { inWords } from '../files/limit-error.ts'
import { requireFreeDisk } from '../files/unpack-budget.ts'

const EVERY_MS = 500
/** The engine keeps to its own share of the limit; what goes so far beyond it is no bill's doing that it can bear. */
const TOLERANCE = 2

/**
 * Watches this process for as long as it lives.
 * @param folder where it writes
 * @returns a promise that is never kept, and broken where the process takes more memory or disk than it may
 */
export function watchLimits(limits: Limits, folder: string): Promise<never> {
  return new Promise((_, reject) => {
    const look = async () => {
      const bytes = process.memoryUsage.rss()
      if (bytes > limits.workerMemoryBytes * TOLERANCE) {
        throw new AppError(
          'import-failed',
          `Reading the file took ${inWords(bytes)} of memory, and ${inWords(limits.workerMemoryBytes)} are allowed.`,
          'Split the file into months, or raise the limit "Memory of the reading process" under Settings.',
        )
      }
      await statfs(folder).then(
        () => requireFreeDisk(folder, limits),
        () => undefined,
      )
    }
    look().catch(reject)
    setInterval(() => look().catch(reject), EVERY_MS).unref()
  })
}
