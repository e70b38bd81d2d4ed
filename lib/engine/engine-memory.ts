import type { Limits } from '#lib/domain/imports/limits.ts'

/** What the process itself takes, beside what the engine accounts for. */
const PROCESS_BYTES = 220 * 1024 ** 2
const LEAST_BYTES = 64 * 1024 ** 2

/** How an engine must be opened for its process to stay near its limit. */
export function engineMemory({ workerMemoryBytes }: Pick<Limits, 'workerMemoryBytes'>): {
  readonly memoryLimit: string
} {
  const bytes = Math.max(workerMemoryBytes - PROCESS_BYTES, LEAST_BYTES)
  return { memoryLimit: `${Math.floor(bytes / 1024)}KiB` }
}
