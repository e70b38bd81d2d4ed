import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { BilledName } from '#lib/domain/retries/carbon/propose-rules.ts'
import type { Connection } from '../duckdb/engine.ts'

const MOST_NAMES = 5000
/** A tag with more values than an organisation has services names other things. */
const MOST_VALUES = 1000

/** What usage is called in the bills: teams, values of tags and services of providers. */
export const billedNames = (connection: Connection): Promise<BilledName[]> =>
  connection.select<BilledName>(
    `WITH entries AS (
  SELECT DISTINCT entry.key AS key, trim(entry.value) AS name
  FROM (SELECT unnest(map_entries(CAST(tags::JSON AS MAP(VARCHAR, VARCHAR)))) AS entry FROM owners)
  WHERE trim(entry.value) <> ''
), telling AS (SELECT key FROM entries GROUP BY key HAVING count(*) <= ${MOST_VALUES})
SELECT * FROM (
  SELECT 'tag' AS "by", key, name FROM entries SEMI JOIN telling USING (key)
  UNION ALL SELECT DISTINCT 'team', '', team FROM sum_owners WHERE team NOT IN ($unallocated, $shared)
  UNION ALL SELECT DISTINCT 'service', '', service_name FROM kinds WHERE service_name <> ''
) ORDER BY ALL LIMIT ${MOST_NAMES}`,
    { unallocated: UNALLOCATED, shared: SHARED },
  )
