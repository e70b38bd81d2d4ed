import { AppError } from '#lib/domain/errors/app-error.ts'
import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'

/** The headers that a mapping names. */
function namedHeaders(mapping: ColumnMapping): readonly string[] {
  const { provider, service, usageType, unit, currency, region, account } = mapping
  const values: readonly (MappedValue | null)[] = [
    provider,
    mapping.date,
    service,
    usageType,
    mapping.quantity,
    unit,
    mapping.cost,
    currency,
    region,
    account,
    mapping.resource,
    ...mapping.tags,
  ]
  return values.flatMap((value) => (value !== null && 'column' in value ? [value.column] : []))
}

/** @throws AppError `column-missing` where the mapping names a column that is not among the headers */
export function requireMappedColumns(mapping: ColumnMapping, headers: readonly string[]): void {
  const missing = namedHeaders(mapping).find((header) => !headers.includes(header))
  if (missing === undefined) return
  throw new AppError(
    'column-missing',
    `The mapping "${mapping.name}" speaks of a column ${missing.slice(0, 100) || 'without a name'}, which the file does not have.`,
    'Choose one of the columns of the file in its place.',
  )
}
