import type { SampleRows } from './export-format.ts'
import type { SourceColumn } from './source-column.ts'

/** Columns that know how their numbers are written, and what could not be told. */
export interface StyledColumns {
  readonly columns: readonly SourceColumn[]
  readonly warnings: readonly string[]
}

type Evidence = 'comma' | 'point' | 'either' | 'none'

/** Three digits after a lone sign: `1,234` is a thousand and more, or a little more than one. */
const EITHER = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/
const WITH_COMMA = /^[-+]?(?:(?:\d*|\d{1,3}(?:\.\d{3})+),\d+(?:e[-+]?\d+)?|\d{1,3}(?:\.\d{3}){2,})$/i
const WITH_POINT = /^[-+]?(?:(?:\d*|\d{1,3}(?:,\d{3})+)\.\d+(?:e[-+]?\d+)?|\d{1,3}(?:,\d{3}){2,})$/i

function evidenceOf(cell: string): Evidence {
  if (EITHER.test(cell)) return 'either'
  if (WITH_COMMA.test(cell)) return 'comma'
  return WITH_POINT.test(cell) ? 'point' : 'none'
}

/** What the cells of one column tell. */
interface Observed {
  readonly comma: boolean
  readonly point: boolean
  /** Whether a comma stands in any number. */
  readonly anyComma: boolean
  /** A number that can mean two things. */
  readonly unclear: string | undefined
}

function observe(sample: SampleRows, index: number): Observed {
  const cells = sample.map((row) => row[index]?.trim() ?? '').filter((cell) => /^[-+]?[\d.,]*[.,]/.test(cell))
  const evidence = cells.map(evidenceOf)
  return {
    comma: evidence.includes('comma'),
    point: evidence.includes('point'),
    anyComma: cells.some((cell, each) => evidence[each] !== 'none' && cell.includes(',')),
    unclear: cells[evidence.indexOf('either')],
  }
}

/**
 * Finds out from a file's first rows whether numbers are written with a decimal comma (`1.234,5`), as exports saved anew in much of
 * Europe are, or with their thousands set apart (`1,234.5`). A column is told by its own cells; where these leave it open, by the
 * other columns; where those disagree, by the delimiter, since semicolons stand where commas are decimal. Numbers that stay open
 * (`1,234`) are not read, and a warning says so.
 * @param isNumber columns that are read as numbers; no other is looked at
 */
export function withNumberStyle(
  columns: readonly SourceColumn[],
  isNumber: (column: SourceColumn) => boolean,
  sample: SampleRows,
  delimiter: string,
): StyledColumns {
  const observed = columns.map((column, index) => (isNumber(column) ? observe(sample, index) : undefined))
  const comma = observed.some((it) => it?.comma)
  const point = observed.some((it) => it?.point)
  const others = comma && (!point || delimiter === ';') ? 'comma' : point ? 'point' : 'open'
  const warnings: string[] = []
  const styled = columns.map((column, index): SourceColumn => {
    const it = observed[index]
    if (it === undefined) return column
    if (it.comma && it.point) {
      warnings.push(
        `${column.header} holds numbers with a decimal comma beside numbers with a decimal point; the former are rejected.`,
      )
      return column
    }
    const style = it.comma ? 'comma' : it.point ? 'point' : others
    if (style === 'comma') return { ...column, decimalComma: true }
    if (style === 'point') return it.anyComma ? { ...column, decimalComma: false } : column
    if (it.unclear?.includes(',') || (it.unclear !== undefined && delimiter === ';')) {
      const done = it.unclear.includes(',') ? 'they are rejected' : 'the point is taken for a decimal one'
      warnings.push(
        `Nothing in the file tells whether numbers like ${it.unclear} in ${column.header} are thousands or decimals; ${done}.`,
      )
    }
    return column
  })
  return { columns: styled, warnings }
}
