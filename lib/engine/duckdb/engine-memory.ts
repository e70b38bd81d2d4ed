import { availableParallelism } from 'node:os'
import type { Limits } from '#lib/domain/imports/limits.ts'

const MB = 1024 ** 2
/** What the process takes beside what the engine accounts for, as measured: JavaScript, the engine's own code, Parquet writers. */
const PROCESS_BYTES = 240 * MB
const LEAST_BYTES = 64 * MB
/** Each thread holds buffers of its own: with less than this the engine would rather run out than wait. */
const THREAD_BYTES = 128 * MB

/** How an engine must be opened for its process to stay near its limit. */
export function engineMemory({ workerMemoryBytes }: Pick<Limits, 'workerMemoryBytes'>): {
  readonly memoryLimit: string
  readonly threads: number
} {
  const bytes = Math.max(workerMemoryBytes - PROCESS_BYTES, LEAST_BYTES)
  const threads = Math.min(Math.max(Math.floor(bytes / THREAD_BYTES), 1), availableParallelism())
  return { memoryLimit: `${Math.floor(bytes / 1024)}KiB`, threads }
}
