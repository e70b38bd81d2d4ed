import type { Connection } from '../duckdb/engine.ts'

const AMOUNTS = ['quantity', 'billed_cost', 'effective_cost', 'list_cost', 'positive_cost']

const TAG_KEYS_KEPT = 50

/** The tag keys of `owners` with the share of the lines of `facts` that carry them (`key`, `share`), most common first. */
export const TAG_KEYS = `WITH carried AS (SELECT owner_id, sum(lines)::DOUBLE AS lines FROM facts GROUP BY owner_id)
  SELECT key, sum(c.lines) / (SELECT sum(lines) FROM carried) AS share
  FROM (SELECT owner_id, unnest(json_keys(tags)) AS key FROM owners) JOIN carried c USING (owner_id)
  GROUP BY key ORDER BY share DESC, key LIMIT ${TAG_KEYS_KEPT}`

/**
 * Creates the tables `sums`, `month_sums`, `sum_owners` and `tag_keys` in a schema, from `facts`, `owners` and `teams`: the same amounts by day and
 * kind, with owners told apart only by their account and team. Owners can be as many as resources; accounts and teams are
 * few, so that questions by any dimension but tags read a small table. Most are about whole months: `month_sums` has the days of one
 * on its first.
 */
export async function createSums(connection: Connection, schema: string): Promise<void> {
  await connection.run(
    `CREATE TABLE ${schema}.sum_owners AS
     SELECT row_number() OVER (ORDER BY sub_account_id, team)::UBIGINT AS owner_id, sub_account_id, team
     FROM (SELECT DISTINCT sub_account_id, team FROM owners JOIN teams USING (owner_id))`,
  )
  await connection.run(
    `CREATE TABLE ${schema}.sums AS
     SELECT f.day, f.kind_id, s.owner_id, f.currency, ${AMOUNTS.map((name) => `sum(f.${name}) AS ${name}`).join(', ')},
       CAST(sum(f.lines) AS BIGINT) AS lines
     FROM facts f JOIN owners o USING (owner_id) JOIN teams t USING (owner_id)
       JOIN ${schema}.sum_owners s ON s.sub_account_id = o.sub_account_id AND s.team = t.team
     GROUP BY ALL ORDER BY f.day, f.kind_id`,
  )
  await connection.run(
    `CREATE TABLE ${schema}.month_sums AS
     SELECT date_trunc('month', day)::DATE AS day, kind_id, owner_id, currency, ${AMOUNTS.map((name) => `sum(${name}) AS ${name}`).join(', ')},
       CAST(sum(lines) AS BIGINT) AS lines
     FROM ${schema}.sums GROUP BY ALL ORDER BY 1, 2`,
  )
  await connection.run(`CREATE TABLE ${schema}.tag_keys AS ${TAG_KEYS}`)
}
