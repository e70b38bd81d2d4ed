import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import { mappedRowReader } from './read-mapped-row.ts'

const says = (value: MappedValue | null): boolean =>
  value !== null && ('text' in value ? value.text.trim() : value.column) !== ''

/** A mapping is complete, or what it lacks in words, and which of its choices the first rows speak against. */
export function mappingFaults(
  t: Translate,
  mapping: ColumnMapping,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly lacks: readonly string[]; readonly doubts: readonly string[] } {
  const { provider, date, service, quantity, cost, currency, tags, name } = mapping
  const lacks = [
    ...(name.trim() === '' ? [t('mapping.lacks.name')] : []),
    ...(date.column === '' ? [t('mapping.lacks.date')] : []),
    ...(says(provider) ? [] : [t('mapping.lacks.provider')]),
    ...(says(service) ? [] : [t('mapping.lacks.service')]),
    ...(quantity === null && cost === null ? [t('mapping.lacks.quantity')] : []),
    ...(cost !== null && !says(currency) ? [t('mapping.lacks.currency')] : []),
    ...(tags.some(({ key }) => key.trim() === '') ? [t('mapping.lacks.tagKey')] : []),
    ...(new Set(tags.map(({ key }) => key.trim())).size < tags.length ? [t('mapping.lacks.tagKeys')] : []),
  ]
  const read = rows.map(mappedRowReader(mapping, headers))
  const unreadable = (field: 'date' | 'quantity' | 'cost') =>
    read.filter((row) => row[field]?.ok === false).length
  const doubts = (['date', 'quantity', 'cost'] as const).flatMap((field) => {
    const count = field === 'date' && date.column === '' ? 0 : unreadable(field)
    return count > 0 ? [t(`mapping.doubts.${field}`, { bad: count, all: rows.length })] : []
  })
  return { lacks, doubts }
}
