import type { SourceColumn } from '../source-column.ts'
import { isMap } from '../sql/attributes.ts'
import type { TagColumn, TagMap } from '../sql/tags.ts'

const FLAT: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /^resourceTags\/user:(.+)$/is, prefix: '' },
  { pattern: /^resourceTags\/(aws:.+)$/is, prefix: '' },
  { pattern: /^resource_tags_user_(.+)$/is, prefix: '' },
  { pattern: /^resource_tags_aws_(.+)$/is, prefix: 'aws:' },
]

/** Prefixes of the keys in CUR 2.0's `resource_tags` map: a person's tags lose theirs, AWS's own keep `aws:`. */
const RESOURCE_TAG_PREFIXES = [
  { from: 'user:', to: '' },
  { from: 'user_', to: '' },
  { from: 'aws_', to: 'aws:' },
]

/** Tags that have a column each: `resourceTags/user:team`, `resource_tags_user_team`. */
export function flatTags(columns: readonly SourceColumn[]): TagColumn[] {
  return columns.flatMap((column) => {
    for (const { pattern, prefix } of FLAT) {
      const key = pattern.exec(column.header.trim())?.[1]
      if (key !== undefined) return [{ key: `${prefix}${key}`, column }]
    }
    return []
  })
}

/** CUR 2.0's maps: `resource_tags`, and `tags` with keys like `accountTag/team`, which are kept whole. */
export function mappedTags(columns: readonly SourceColumn[]): TagMap[] {
  return columns
    .filter((column) => isMap(column) || column.type === 'VARCHAR')
    .flatMap((column) => {
      if (column.key === 'resourcetags') return [{ column, prefixes: RESOURCE_TAG_PREFIXES }]
      if (column.key === 'tags') return [{ column, prefixes: [] }]
      return []
    })
}
