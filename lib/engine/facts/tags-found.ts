import { normaliseTagKey } from '#lib/domain/teams/normalise-tag-key.ts'
import type { AccountFound, TagFound } from '#lib/domain/teams/propose-rules.ts'
import type { Connection } from '../duckdb/engine.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'

const MOST_ACCOUNTS = 1000

/**
 * What each owner weighs: the positive cost of its usage in the currency that most lines have, since currencies are never added; its
 * lines where nothing has a cost.
 */
const WEIGHTS = `WITH used AS (SELECT f.owner_id, f.currency, sum(f.positive_cost) AS cost, sum(f.lines) AS lines
    FROM facts f JOIN coefficients c ON c.kind_id = f.kind_id AND c.month = strftime(f.day, '%Y-%m')
    WHERE c.status <> 'no-usage' GROUP BY ALL),
  main AS (SELECT currency FROM used GROUP BY currency ORDER BY sum(lines) DESC, currency LIMIT 1),
  own AS (SELECT owner_id, sum(cost) FILTER (currency = (FROM main)) AS cost, sum(lines) AS lines FROM used GROUP BY owner_id)
SELECT owner_id, CASE WHEN sum(cost) OVER () > 0 THEN coalesce(cost, 0)::DOUBLE ELSE lines::DOUBLE END AS weight FROM own`

/** The tag keys of the facts, spellings of one key taken together, with the share of cost that carries each. */
export async function tagsFound(connection: Connection): Promise<readonly TagFound[]> {
  const keys = await connection.select<{ key: string }>(
    'SELECT DISTINCT unnest(json_keys(tags)) AS key FROM owners ORDER BY key',
  )
  await tableFromRows(
    connection,
    'tag_spellings',
    { key: 'VARCHAR', meant: 'VARCHAR' },
    keys.map(({ key }) => ({ key, meant: normaliseTagKey(key) })),
  )
  return connection.select<TagFound>(
    `WITH weights AS (${WEIGHTS}),
  entries AS (SELECT owner_id, unnest(map_entries(CAST(tags::JSON AS MAP(VARCHAR, VARCHAR)))) AS entry FROM owners),
  carried AS (
    SELECT owner_id, meant, any_value(weight) AS weight, min(key) AS key, min(trim(entry.value)) AS value
    FROM entries JOIN tag_spellings ON key = entry.key JOIN weights USING (owner_id)
    WHERE trim(entry.value) <> '' GROUP BY owner_id, meant
  )
SELECT arg_max(key, weight) AS key, coalesce(sum(weight) / nullif((SELECT sum(weight) FROM weights), 0), 0) AS share,
  count(DISTINCT value)::DOUBLE AS values
FROM carried GROUP BY meant ORDER BY share DESC, key`,
  )
}

/** The accounts of the facts, with the names that bills give them. */
export const accountsFound = (connection: Connection): Promise<AccountFound[]> =>
  connection.select<AccountFound>(
    `SELECT sub_account_id AS account, max(sub_account_name) AS name FROM owners SEMI JOIN facts USING (owner_id)
     GROUP BY sub_account_id ORDER BY sub_account_id LIMIT ${MOST_ACCOUNTS}`,
  )
