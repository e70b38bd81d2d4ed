import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { IMPORT_STATES } from '#lib/domain/imports/import-state.ts'
import type { ProgressLine } from './progress-line.ts'
import type { ServerClient } from './server-client.ts'

const Progress = z.object({
  state: z.enum(IMPORT_STATES),
  step: z.string(),
  share: z.number(),
  rows: z.number(),
  totalRows: z.number(),
  rowsPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
  error: z.string().optional(),
})
type Progress = z.infer<typeof Progress>

const ASK_EVERY_MILLISECONDS = 500
/** A server that restarts goes on with its imports; it is waited for so long. */
const PATIENCE_MILLISECONDS = 10 * 60_000

function detailsOf({ step, rows, totalRows, rowsPerSecond, secondsLeft }: Progress): string {
  const minutes =
    secondsLeft === null
      ? ''
      : `${Math.floor(secondsLeft / 60)}:${String(Math.ceil(secondsLeft % 60)).padStart(2, '0')} left`
  const counted = totalRows > 0 ? `${formatCount(rows)} of about ${formatCount(totalRows)} rows` : ''
  const speed = rowsPerSecond > 0 ? `${formatCount(rowsPerSecond)} rows/s` : ''
  return [step, counted, speed, minutes].filter(Boolean).join(' · ')
}

async function progressOf(client: ServerClient, importId: string): Promise<Progress> {
  const since = performance.now()
  for (;;) {
    try {
      return await client.ask(`/imports/${encodeURIComponent(importId)}/progress`, Progress)
    } catch (error) {
      const isAway = error instanceof AppError && error.code === 'server-unreachable'
      if (!isAway || performance.now() - since > PATIENCE_MILLISECONDS) throw error
      await sleep(ASK_EVERY_MILLISECONDS)
    }
  }
}

/**
 * Shows how far an import is until it has ended.
 *
 * @throws AppError `import-failed` where it failed, `conflict` where it was cancelled
 */
export async function followImport(
  client: ServerClient,
  importId: string,
  line: ProgressLine,
): Promise<void> {
  for (;;) {
    const progress = await progressOf(client, importId)
    if (progress.state !== 'queued' && progress.state !== 'running') line.clear()
    switch (progress.state) {
      case 'active':
        return
      case 'queued':
      case 'running':
        line.show('Importing', progress.share, detailsOf(progress))
        break
      case 'cancelled':
      case 'deleted':
        throw new AppError(
          'conflict',
          'The import was cancelled.',
          progress.error ?? 'Import the files again if you need them.',
        )
      case 'failed':
        throw new AppError(
          'import-failed',
          'The import failed.',
          progress.error ?? 'Look at the imports page.',
        )
    }
    await sleep(ASK_EVERY_MILLISECONDS)
  }
}
