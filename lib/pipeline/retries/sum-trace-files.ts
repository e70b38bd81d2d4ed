import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { joinTraces } from '#lib/domain/retries/join-traces.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { readTraceFile } from '#lib/engine/traces/read-trace-file.ts'
import { SpanStore } from '#lib/engine/traces/span-store.ts'
import { sumTraces } from '#lib/engine/traces/sum-traces.ts'
import { TRACES_ENGINE } from '#lib/engine/traces/traces-engine.ts'

/** Whether the file holds traces, whose spans are then in the store. */
async function isRead(file: string, store: SpanStore): Promise<boolean> {
  try {
    const text = await readTraceFile(file, { span: (span) => void store.add(span), damaged: () => undefined })
    return text === null
  } catch (error) {
    if (error instanceof AppError && error.code === 'format-unknown') return false
    throw error
  }
}

/**
 * What files of traces add up to, joined. Spans wait on disk until their trace is whole.
 *
 * @returns null where one of the files holds no traces
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `file-too-large`
 */
export async function sumTraceFiles(files: readonly string[]): Promise<RetrySums | null> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-traces-'))
  try {
    const store = await SpanStore.open(folder, TRACES_ENGINE)
    try {
      for (const file of files) if (!(await isRead(file, store))) return null
      const sums = await sumTraces(store.seal(), { relation: 'spans', isSorted: false })
      joinTraces(sums)
      return sums
    } finally {
      store.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
