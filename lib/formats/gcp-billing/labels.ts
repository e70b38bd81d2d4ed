import type { SourceColumn } from '../source-column.ts'
import { nestedText } from './nested-text.ts'

const ENTRY = '[{"key":"VARCHAR","value":"VARCHAR"}]'

/**
 * The entries of a list of labels, `{key, value}` each, as an SQL list; NULL where it is blank or cannot be read. A dictionary of keys
 * to values will do too.
 */
export function labelEntries(column: SourceColumn): string {
  const read = `CASE json_type(labels)
    WHEN 'ARRAY' THEN json_transform(labels, '${ENTRY}')
    WHEN 'OBJECT' THEN map_entries(json_transform(labels, '"MAP(VARCHAR,VARCHAR)"')) END`
  return `CASE WHEN length(${column.sql}) > 2 THEN list_transform([${nestedText(column.sql)}], lambda labels: ${read})[1] END`
}

/** Several lists of labels (at least one) as one without empty keys; of equal keys the first counts. */
export function mergedLabels(lists: readonly string[]): string {
  const all = lists.reduce((left, right) => `list_concat(${left}, ${right})`)
  const first = `lambda entry, place: entry.key <> '' AND list_position(list_transform(every, lambda it: it.key), entry.key) = place`
  return `list_transform([${all}], lambda every: list_filter(every, ${first}))[1]`
}
