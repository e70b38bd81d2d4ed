import type { Connection } from '../duckdb/engine.ts'

const AMOUNTS = ['quantity', 'billed_cost', 'effective_cost', 'list_cost', 'positive_cost']

const TAG_KEYS_KEPT = 50

/** The tag keys of `owners` with the share of the lines of `facts` that carry them (`key`, `share`), most common first. */
export const TAG_KEYS = `WITH carried AS (SELECT owner_id, sum(lines)::DOUBLE AS lines FROM facts GROUP BY owner_id)
  SELECT key, sum(c.lines) / (SELECT sum(lines) FROM carried) AS share
  FROM (SELECT owner_id, unnest(json_keys(tags)) AS key FROM owners) JOIN carried c USING (owner_id)
  GROUP BY key ORDER BY share DESC, key LIMIT ${TAG_KEYS_KEPT}`

const TAGS_KEPT = 2000

/** The tags of `owners` as filters name them (`tag`: `key=value`), those on most lines of `facts` first. */
export const TAG_VALUES = `WITH carried AS (SELECT owner_id, sum(lines)::DOUBLE AS lines FROM facts GROUP BY owner_id),
    entries AS (SELECT owner_id, unnest(map_entries(CAST(tags::JSON AS MAP(VARCHAR, VARCHAR)))) AS entry FROM owners)
  SELECT entry.key || '=' || entry.value AS tag, sum(c.lines) AS lines FROM entries JOIN carried c USING (owner_id)
  WHERE NOT contains(entry.key, '=') GROUP BY tag ORDER BY lines DESC, tag LIMIT ${TAGS_KEPT}`

const SUMMED = `${AMOUNTS.map((name) => `sum(f.${name}) AS ${name}`).join(', ')}, CAST(sum(f.lines) AS BIGINT) AS lines`

/**
 * Creates the tables `sums`, `day_sums`, `month_sums`, `sum_owners`, `tag_keys` and `tag_values` in a schema, from `facts`, `owners` and `teams`: the
 * same amounts by day and kind, with owners told apart only by their account and team. Owners can be as many as resources; accounts and
 * teams are few, so that questions by any dimension but tags read a small table. Most are about whole months, and those about days
 * seldom about owners: `month_sums` has the days of a month on its first, `day_sums` no owners.
 */
export async function createSums(connection: Connection, schema: string): Promise<void> {
  await connection.run(
    `CREATE TABLE ${schema}.sum_owners AS
     SELECT row_number() OVER (ORDER BY sub_account_id, team)::UBIGINT AS owner_id, sub_account_id, team
     FROM (SELECT DISTINCT sub_account_id, team FROM owners JOIN teams USING (owner_id))`,
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE summed_as AS SELECT owner_id, s.owner_id AS sum_id
     FROM owners o JOIN teams t USING (owner_id) JOIN ${schema}.sum_owners s ON s.sub_account_id = o.sub_account_id AND s.team = t.team`,
  )
  await connection.run(
    `CREATE TABLE ${schema}.sums AS
     SELECT f.day, f.kind_id, s.sum_id AS owner_id, f.currency, ${SUMMED}
     FROM facts f JOIN summed_as s USING (owner_id) GROUP BY ALL ORDER BY f.day, f.kind_id`,
  )
  await connection.run('DROP TABLE summed_as')
  await connection.run(
    `CREATE TABLE ${schema}.day_sums AS
     SELECT f.day, f.kind_id, f.currency, ${SUMMED} FROM ${schema}.sums f GROUP BY ALL ORDER BY f.day, f.kind_id`,
  )
  await connection.run(
    `CREATE TABLE ${schema}.month_sums AS
     SELECT date_trunc('month', f.day)::DATE AS day, f.kind_id, f.owner_id, f.currency, ${SUMMED}
     FROM ${schema}.sums f GROUP BY ALL ORDER BY 1, 2`,
  )
  await connection.run(`CREATE TABLE ${schema}.tag_keys AS ${TAG_KEYS}`)
  await connection.run(`CREATE TABLE ${schema}.tag_values AS ${TAG_VALUES}`)
}
