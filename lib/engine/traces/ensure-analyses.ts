import { existsSync } from 'node:fs'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import { runWorker } from '../worker/run-worker.ts'
import { analyseDays } from './analyse-days.ts'
import { analysisFile, type DayFiles } from './day-files.ts'

/** So many spans are analysed before a process of their own would have begun. */
const FEW_SPANS = 20_000

const underWay = () => processSingleton('analyses', () => ({ last: Promise.resolve() }))

/**
 * Analyses the days that were not, one call after the other: many spans in a process of their own.
 * @param spans how many there are in a part, by its id
 */
export function ensureAnalyses(
  lakeFolder: string,
  days: readonly DayFiles[],
  spans: ReadonlyMap<string, number>,
  limits: Limits = DEFAULT_LIMITS,
): Promise<void> {
  const it = underWay()
  const done = it.last.then(async () => {
    const left = days.filter((files) => !existsSync(analysisFile(lakeFolder, files)))
    const rows = left
      .flatMap(({ own, before, after }) => [...own, ...before, ...after])
      .reduce((sum, part) => sum + (spans.get(part) ?? 0), 0)
    if (rows <= FEW_SPANS) await analyseDays(left, lakeFolder)
    else await runWorker({ task: 'analyse', days: [...left], lakeFolder, limits }, () => undefined, {})
  })
  it.last = done.catch(() => undefined)
  return done
}
