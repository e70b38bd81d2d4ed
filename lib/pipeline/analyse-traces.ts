import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { dayFiles } from '#lib/engine/traces/day-files.ts'
import { ensureAnalyses } from '#lib/engine/traces/ensure-analyses.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { dataFolders } from './data-folders.ts'

/** Analyses the traces that count, so that no page waits for it. What goes wrong is logged: a question analyses them too. */
export async function analyseTraces(scope: Scope): Promise<void> {
  const [{ lake }, parts, { limits }] = await Promise.all([
    dataFolders(),
    activeParts(scope, 'spans'),
    readSettings(),
  ])
  await ensureAnalyses(
    join(lake, scope.organisationId),
    dayFiles(parts),
    new Map(parts.map(({ id, rows }) => [id, rows])),
    limits,
  ).catch((error: unknown) => console.error('The traces could not be analysed:', error))
}
