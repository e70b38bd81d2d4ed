import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'
import { en } from '../../../_messages/en.ts'
import { mappedRowReader } from './read-mapped-row.ts'

const says = (value: MappedValue | null): boolean =>
  value !== null && ('text' in value ? value.text.trim() : value.column) !== ''

/** A mapping is complete, or what it lacks in words, and which of its choices the first rows speak against. */
export function mappingFaults(
  mapping: ColumnMapping,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly lacks: readonly string[]; readonly doubts: readonly string[] } {
  const words = en.mapping
  const { provider, date, service, quantity, cost, currency, tags, name } = mapping
  const lacks = [
    ...(name.trim() === '' ? [words.lacks.name] : []),
    ...(date.column === '' ? [words.lacks.date] : []),
    ...(says(provider) ? [] : [words.lacks.provider]),
    ...(says(service) ? [] : [words.lacks.service]),
    ...(quantity === null && cost === null ? [words.lacks.quantity] : []),
    ...(cost !== null && !says(currency) ? [words.lacks.currency] : []),
    ...(tags.some(({ key }) => key.trim() === '') ? [words.lacks.tagKey] : []),
    ...(new Set(tags.map(({ key }) => key.trim())).size < tags.length ? [words.lacks.tagKeys] : []),
  ]
  const read = rows.map(mappedRowReader(mapping, headers))
  const unreadable = (field: 'date' | 'quantity' | 'cost') =>
    read.filter((row) => row[field]?.ok === false).length
  const doubts = (['date', 'quantity', 'cost'] as const).flatMap((field) => {
    const count = field === 'date' && date.column === '' ? 0 : unreadable(field)
    return count > 0 ? [words.doubts[field](count, rows.length)] : []
  })
  return { lacks, doubts }
}
