import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { SourceColumn } from '../source-column.ts'
import type { ParsedCells } from '../sql/parsed-cells.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell, isFilled } from '../sql/text.ts'

/** How a date may be written, with `.` for whatever stands between its numbers. Years of two digits first: the other pattern takes 26 for the year 26. */
const DAYS: Readonly<Record<ColumnMapping['date']['order'], readonly string[]>> = {
  iso: ['%Y.%m.%d', '%Y.%m', '%Y%m%d'],
  dmy: ['%d.%m.%y', '%d.%m.%Y', '%m.%Y'],
  mdy: ['%m.%d.%y', '%m.%d.%Y', '%m.%Y'],
}
const TIMES = ['', ' %H:%M:%S', ' %H:%M', ' %I:%M:%S %p', ' %I:%M %p']

/**
 * The beginning of a row's period as a UTC timestamp, NULL where the cell is blank; a cell that is no date in the given order is a
 * reason to reject the row. Days and months may have one digit, and a month alone is its first day. With `iso` also what ISO 8601
 * allows, offsets included.
 */
export function mappedDate(
  parsed: ParsedCells,
  column: SourceColumn,
  order: ColumnMapping['date']['order'],
): string {
  const written = `trim(${cell(column)})`
  const formats = DAYS[order].flatMap((day) => TIMES.map((time) => quoteLiteral(day + time))).join(', ')
  const dotted = `regexp_replace(regexp_replace(${written}, '[/-]', '.', 'g'), ' +', ' ', 'g')`
  const own = `try_strptime(${dotted}, [${formats}])`
  const standard = `CAST(TRY_CAST(${written} AS TIMESTAMPTZ) AS TIMESTAMP)`
  const alias = parsed.shared(
    `mapped date ${column.key}`,
    order === 'iso' ? `coalesce(${standard}, ${own})` : own,
  )
  const sane = `${alias} BETWEEN TIMESTAMP '2000-01-01' AND TIMESTAMP '2200-01-01'`
  parsed.rejectWhen(`${isFilled(column)} AND NOT coalesce(${sane}, false)`, `${column.header} is not a date`)
  return `CASE WHEN ${sane} THEN ${alias} END`
}
