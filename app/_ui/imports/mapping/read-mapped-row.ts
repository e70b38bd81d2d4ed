import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'

/** A cell as a mapping reads it: what it means, or that it means nothing of the kind. */
export type ReadCell =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string }

/** One row of a file as a mapping reads it. Null where the mapping says nothing of the kind. */
export interface ReadRow {
  readonly date: ReadCell
  readonly service: string
  readonly usageType: string | null
  readonly quantity: ReadCell | null
  readonly unit: string | null
  readonly cost: ReadCell | null
  readonly currency: string | null
  readonly region: string | null
  readonly account: string | null
  readonly resource: string | null
  readonly tags: readonly string[]
}

type Order = ColumnMapping['date']['order']

const YEAR_FIRST = /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?=$|[ T])/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const YEAR_LAST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?=$| )/
const MONTH_AND_YEAR = /^(\d{1,2})[./-](\d{4})$/

/** Two digits of a year as POSIX reads them: from 69 on they are of the last century. */
const fullYear = (text: string): number => {
  const year = Number(text)
  if (text.length === 4) return year
  return year < 69 ? 2000 + year : 1900 + year
}

/** The day in ISO form that a text means in the given order, or null. @example readDay('3.8.2026', 'dmy') // '2026-08-03' */
export function readDay(written: string, order: Order): string | null {
  const text = written.trim()
  const parts = order === 'iso' ? isoParts(text) : yearLastParts(text, order)
  if (!parts) return null
  const [year, month, day] = parts
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 2000 && year < 2200 ? date.toISOString().slice(0, 10) : null
}

type Parts = readonly [year: number, month: number, day: number]

function isoParts(text: string): Parts | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? []
  return year && month ? [Number(year), Number(month), Number(day ?? 1)] : null
}

function yearLastParts(text: string, order: 'dmy' | 'mdy'): Parts | null {
  const [, first, second, last] = YEAR_LAST.exec(text) ?? []
  if (first && second && last) {
    const [day, month] = order === 'dmy' ? [first, second] : [second, first]
    return [fullYear(last), Number(month), Number(day)]
  }
  const [, month, year] = MONTH_AND_YEAR.exec(text) ?? []
  return month && year ? [Number(year), Number(month), 1] : null
}

const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const GROUPED = {
  point: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  comma: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
} as const

/** The number that a text means, thousands set apart or not; or null. @example readNumber('1.234,5', 'comma') // 1234.5 */
export function readNumber(written: string, decimal: ColumnMapping['decimal']): number | null {
  const text = written.trim()
  const separator = decimal === 'comma' ? '.' : ','
  if (text.includes(separator) && !GROUPED[decimal].test(text)) return null
  const plain = text.replaceAll(separator, '').replaceAll(',', '.')
  return POINT.test(plain) ? Number(plain) : null
}

/** Reads rows of a file with these headers as a mapping says. */
export function mappedRowReader(mapping: ColumnMapping, headers: readonly string[]) {
  const cellOf = (cells: readonly string[], column: string): string => cells[headers.indexOf(column)] ?? ''
  const textOf = (cells: readonly string[], value: MappedValue | null): string | null => {
    if (value === null) return null
    return 'text' in value ? value.text : cellOf(cells, value.column)
  }
  const numberOf = (cells: readonly string[], value: { readonly column: string } | null): ReadCell | null => {
    if (value === null) return null
    const written = cellOf(cells, value.column)
    if (written.trim() === '') return { ok: true, text: '' }
    const number = readNumber(written, mapping.decimal)
    return number === null ? { ok: false, text: written } : { ok: true, text: String(number) }
  }
  return (cells: readonly string[]): ReadRow => {
    const written = cellOf(cells, mapping.date.column)
    const day = readDay(written, mapping.date.order)
    return {
      date: day === null ? { ok: false, text: written } : { ok: true, text: day },
      service: textOf(cells, mapping.service) ?? '',
      usageType: textOf(cells, mapping.usageType),
      quantity: numberOf(cells, mapping.quantity),
      unit: textOf(cells, mapping.unit),
      cost: numberOf(cells, mapping.cost),
      currency: textOf(cells, mapping.currency),
      region: textOf(cells, mapping.region),
      account: textOf(cells, mapping.account),
      resource: textOf(cells, mapping.resource),
      tags: mapping.tags.map(({ column, key }) => `${key}=${cellOf(cells, column)}`),
    }
  }
}
