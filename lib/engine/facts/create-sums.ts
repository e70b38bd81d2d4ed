import type { Connection } from '../duckdb/engine.ts'
import { CHOICES } from './choices.ts'

const AMOUNTS = ['quantity', 'billed_cost', 'effective_cost', 'list_cost', 'positive_cost']

const SUMMED = `${AMOUNTS.map((name) => `sum(f.${name}) AS ${name}`).join(', ')}, CAST(sum(f.lines) AS BIGINT) AS lines`

/**
 * Creates the tables `sums`, `day_sums`, `month_sums`, `sum_owners`, `billed_days` and `choices` in a schema, from `facts`, `kinds`,
 * `owners` and `teams`: the same amounts by day and kind, with owners told apart only by their account and team. Owners can be as many as
 * resources; accounts and teams are few, so that questions by any dimension but tags read a small table. Most are about whole months, and
 * those about days seldom about owners: `month_sums` has the days of a month on its first, `day_sums` no owners. What every page asks
 * is there already: `billed_days` has the first and last day of usage of each provider and month, and `choices` what filters offer.
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
  await connection.run(
    `CREATE TABLE ${schema}.billed_days AS
     SELECT k.provider, strftime(f.day, '%Y-%m') AS month, min(day(f.day))::DOUBLE AS first_day, max(day(f.day))::DOUBLE AS last_day
     FROM ${schema}.day_sums f JOIN kinds k USING (kind_id) GROUP BY ALL`,
  )
  await connection.run(`CREATE TABLE ${schema}.choices AS ${CHOICES}`)
}
