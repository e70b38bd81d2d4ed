import { AppError } from '#lib/domain/errors/app-error.ts'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'
import type { LogReport } from '#lib/domain/logging/log-report.ts'
import { openBytes } from '#lib/engine/files/open-bytes.ts'
import { readLogs } from '#lib/formats/logs/read-logs.ts'
import { AssignmentFile } from './assignment-file.ts'

/** Says which of several files is meant. */
function named(file: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.happened.includes(file)) return error
  return new AppError(error.code, `${file}: ${error.happened}`, error.next, error)
}

async function mine(
  files: readonly string[],
  miner: LogMiner,
  assign: ((line: number, group: number) => void) | null,
): Promise<void> {
  let lines = 0
  for (const file of files) {
    const before = lines
    try {
      await readLogs(openBytes(file), (record, line) => {
        lines += record.lines
        const group = miner.add(record)
        assign?.(before + line, group)
      })
    } catch (error) {
      throw named(file, error)
    }
  }
}

/**
 * Sums files of logs by template, level and field, all files together, in memory that does not grow with them.
 * @param assignments where to write which record belongs to which template, as CSV; lines are numbered from 1, on from file to file in
 *   the order they are named
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `format-unknown`, `bad-arguments`
 */
export async function mineLogFiles(files: readonly string[], assignments?: string): Promise<LogReport> {
  const miner = new LogMiner({ traced: assignments !== undefined })
  if (assignments === undefined) {
    await mine(files, miner, null)
    return miner.report()
  }
  const out = new AssignmentFile(assignments)
  try {
    await mine(files, miner, (line, group) => out.add(line, group))
    out.finish(miner.templateIds())
  } finally {
    out.close()
  }
  return miner.report()
}
