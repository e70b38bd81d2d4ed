import type { Connection } from '../duckdb/engine.ts'
import { DIMENSION_SQL } from './conditions.ts'

/** What filters offer, each in alphabetical order but tags. */
export interface Choices {
  readonly providers: readonly string[]
  readonly services: readonly string[]
  readonly regions: readonly string[]
  readonly accounts: readonly string[]
  readonly teams: readonly string[]
  readonly usageTypes: readonly string[]
  /** `key=value`, those on most lines first. */
  readonly tags: readonly string[]
}

/** More choices than this are no list to choose from; the address takes any value all the same. */
const MOST = 2000

const listOf = (value: string, from: string): string =>
  `coalesce((SELECT list(value ORDER BY value) FROM (SELECT DISTINCT ${value} AS value FROM ${from} ORDER BY value LIMIT ${MOST})), [])`

const TAGS = `WITH carried AS (SELECT owner_id, sum(lines)::DOUBLE AS lines FROM facts GROUP BY owner_id),
    entries AS (SELECT owner_id, unnest(map_entries(CAST(tags::JSON AS MAP(VARCHAR, VARCHAR)))) AS entry FROM owners)
  SELECT entry.key || '=' || entry.value AS tag, sum(c.lines) AS lines FROM entries JOIN carried c USING (owner_id)
  WHERE NOT contains(entry.key, '=') GROUP BY tag ORDER BY lines DESC, tag LIMIT ${MOST}`

/** The one row of the relation `choices`, from `kinds`, `sum_owners`, `owners` and `facts`. */
export const CHOICES = `SELECT
  ${listOf('provider', 'kinds')} AS providers,
  ${listOf(DIMENSION_SQL.service, 'kinds k')} AS services,
  ${listOf(DIMENSION_SQL.region, 'kinds k')} AS regions,
  ${listOf('sub_account_id', 'sum_owners')} AS accounts,
  ${listOf('team', 'sum_owners')} AS teams,
  ${listOf('usage_type', `kinds WHERE usage_type <> ''`)} AS "usageTypes",
  coalesce((SELECT list(tag ORDER BY lines DESC, tag) FROM (${TAGS})), []) AS tags`

/** What filters offer, of the shared facts. */
export async function choices(connection: Connection): Promise<Choices> {
  const [row] = await connection.select<Choices>('FROM choices')
  if (!row) throw new Error('There are no choices of filters beside the facts.')
  return row
}
