import type { SourceColumn } from '../source-column.ts'
import { isMap } from './attributes.ts'
import { quoteLiteral } from './quote.ts'
import { cell } from './text.ts'

/** A tag that has a column of its own. */
export interface TagColumn {
  readonly key: string
  readonly column: SourceColumn
}

/** A column that holds many tags, and prefixes of keys to replace: `user:` → ``. */
export interface TagMap {
  readonly column: SourceColumn
  readonly prefixes: readonly { readonly from: string; readonly to: string }[]
}

const byKey = (a: TagColumn, b: TagColumn) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** All tags of a row as one JSON object of text to text, keys sorted; `{}` where there are none. */
export function tagsJson(columns: readonly TagColumn[], maps: readonly TagMap[]): string {
  const members = [...columns].sort(byKey).map(({ key, column }) => {
    const name = quoteLiteral(`${JSON.stringify(key)}:`)
    return `${name} || CAST(to_json(${cell(column)}) AS VARCHAR)`
  })
  if (maps.length === 0) {
    return members.length === 0 ? "'{}'" : `'{' || concat_ws(',', ${members.join(', ')}) || '}'`
  }
  const blank = [
    ...maps.map(({ column }) => isBlank(column)),
    ...columns.map((c) => `${cell(c.column)} IS NULL`),
  ]
  const own = columns.map(({ key, column }) => `{'key': ${quoteLiteral(key)}, 'value': ${cell(column)}}`)
  const lists = maps.map(entries)
  if (own.length > 0) lists.push(`list_filter([${own.join(', ')}], lambda e: e['value'] IS NOT NULL)`)
  const all = lists.reduce((left, right) => `list_concat(${left}, ${right})`)
  return `CASE WHEN ${blank.join(' AND ')} THEN '{}' ELSE ${entriesAsJson(all)} END`
}

/** A list of `{key, value}` as one JSON object of text to text, keys sorted. */
export function entriesAsJson(entries: string): string {
  const text = `list_transform(list_sort(${entries}), lambda e: CAST(to_json(e['key']) AS VARCHAR) || ':' || CAST(to_json(coalesce(e['value'], '')) AS VARCHAR))`
  return `'{' || array_to_string(${text}, ',') || '}'`
}

function isBlank(column: SourceColumn): string {
  if (isMap(column)) return `coalesce(cardinality(${column.sql}), 0) = 0`
  return `coalesce(length(CAST(${column.sql} AS VARCHAR)), 0) <= 2`
}

function entries({ column, prefixes }: TagMap): string {
  const json = column.type === 'VARCHAR' ? column.sql : `to_json(${column.sql})`
  const map = isMap(column) ? column.sql : `TRY_CAST(TRY_CAST(${json} AS JSON) AS MAP(VARCHAR, VARCHAR))`
  const renamed = prefixes
    .map(({ from, to }) => {
      const rest = `substr(e['key'], ${from.length + 1})`
      return `WHEN starts_with(e['key'], ${quoteLiteral(from)}) THEN ${to === '' ? rest : `${quoteLiteral(to)} || ${rest}`}`
    })
    .join(' ')
  const key = renamed === '' ? `e['key']` : `CASE ${renamed} ELSE e['key'] END`
  return `list_transform(coalesce(map_entries(${map}), []), lambda e: {'key': ${key}, 'value': coalesce(CAST(e['value'] AS VARCHAR), '')})`
}
