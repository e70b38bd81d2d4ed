import { basename, dirname } from 'node:path'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { Subject } from '#lib/domain/teams/team-rule.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { chosenRows } from './chosen-rows.ts'
import { conditions, needsLines } from './conditions.ts'
import { factFile } from './part-files.ts'
import { ownerTagKeys, subjectSql } from './subject-sql.ts'

/** What of the stored facts a figure is made of. */
export interface BehindFigure {
  /** Ids of the parts that have lines of it. */
  readonly partIds: ReadonlySet<string>
  /** Ids of the rules that gave its lines their team; `''` where some matched no rule. */
  readonly ruleIds: ReadonlySet<string>
  /** The values that its lines have for what a rule looks at. */
  readonly valuesOf: (subject: Subject) => Promise<readonly string[]>
}

/**
 * Which parts, rules and owners the lines that a filter chooses come from. Reads the files of the parts, and `kinds`, `owners`, `teams`,
 * `coefficients` and `intensities`.
 *
 * @param folders of the parts that count; a part's id is the name of its folder
 */
export async function behindFigure(
  connection: Connection,
  folders: readonly string[],
  { filter, method }: { readonly filter: UsageFilter; readonly method: Method },
): Promise<BehindFigure> {
  if (folders.length === 0)
    return { partIds: new Set(), ruleIds: new Set(), valuesOf: () => Promise.resolve([]) }
  const [file, day] = needsLines(filter)
    ? (['usage', 'charge_period_start::DATE AS day, '] as const)
    : (['usage_daily', ''] as const)
  const files = folders.map((folder) => quotePath(factFile(folder, file)))
  const where = conditions(filter)
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE behind_figure AS SELECT DISTINCT f.filename AS file, f.owner_id, t.rule_id
     FROM ${chosenRows(`(SELECT ${day}* FROM read_parquet([${files.join(', ')}], filename = true))`, where)}`,
    { ...where.params, method },
  )
  const [found, rules] = [
    await connection.select<{ file: string }>('SELECT DISTINCT file FROM behind_figure'),
    await connection.select<{ rule: string }>('SELECT DISTINCT rule_id AS rule FROM behind_figure'),
  ]
  return {
    partIds: new Set(found.map((row) => basename(dirname(row.file)))),
    ruleIds: new Set(rules.map(({ rule }) => rule)),
    valuesOf: async (subject) => {
      const value = subjectSql(subject, await ownerTagKeys(connection, [subject]))
      const rows = await connection.select<{ value: string }>(
        `SELECT DISTINCT ${value} AS value FROM owners SEMI JOIN behind_figure USING (owner_id) ORDER BY value`,
      )
      return rows.map((row) => row.value)
    },
  }
}
