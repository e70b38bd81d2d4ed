import { keysAlike } from '#lib/domain/teams/assign-owner.ts'
import type { Subject } from '#lib/domain/teams/team-rule.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteLiteral } from '../duckdb/quote.ts'

/** The keys of all tags of `owners`, where a rule looks at a tag. */
export async function ownerTagKeys(
  connection: Connection,
  subjects: readonly Subject[],
): Promise<readonly string[]> {
  if (subjects.every(({ subject }) => subject !== 'tag')) return []
  const found = await connection.select<{ key: string }>(
    'SELECT DISTINCT unnest(json_keys(tags)) AS key FROM owners',
  )
  return found.map(({ key }) => key)
}

/** JSON pointer escaping, RFC 6901. */
const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** An owner's value for what a rule looks at, over columns of `owners`: exports spell the key of one tag in several ways. */
export function subjectSql({ subject, key }: Subject, tagKeys: readonly string[]): string {
  if (subject === 'account') return 'sub_account_id'
  if (subject === 'billing-account') return 'billing_account_id'
  const paths = keysAlike(key, tagKeys).map(
    (alike) => `nullif(json_extract_string(tags, ${quoteLiteral(`/${escapePointer(alike)}`)}), '')`,
  )
  return `coalesce(${[...paths, "''"].join(', ')})`
}
