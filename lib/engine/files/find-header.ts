import { type CsvHead, parseCsv } from './parse-csv.ts'

/** Where the header of a CSV text stands, and what follows it. */
export interface CsvTable {
  readonly delimiter: string
  /** Records and blank lines before the header. */
  readonly skippedLines: number
  readonly headers: readonly string[]
  /** The records behind the header. */
  readonly sample: readonly (readonly string[])[]
  readonly mixedLineEndings: boolean
  /** The text ends within a quoted cell. */
  readonly unclosed: boolean
  /** Where the last complete record ends in the text. */
  readonly end: number
}

const DELIMITERS = [',', ';', '\t', '|', '\x01']
/** Titles, accounts and blank lines may stand before a header, but no more of them than this. */
const RECORDS_TRIED = 20

interface Candidate {
  readonly delimiter: string
  readonly index: number
  readonly width: number
}

/**
 * Finds the header: the first of the first 20 records that is one of a known export, with whatever delimiter; else the first that
 * has two columns or more, with the delimiter that gives it most.
 * @param isKnown whether headers are those of an export that can be read
 * @returns null for text without columns
 */
export function findHeader(
  text: string,
  complete: boolean,
  isKnown: (headers: readonly string[]) => boolean,
): CsvTable | null {
  let widest: Candidate | null = null
  for (const delimiter of DELIMITERS) {
    const { records } = parseCsv(text, delimiter, complete, RECORDS_TRIED)
    const tables = records.flatMap((record, index) => (record.length > 1 ? [{ record, index }] : []))
    const known = tables.find(({ record }) => isKnown(record))
    if (known !== undefined) return tableAt(text, complete, delimiter, known.index)
    const [first] = tables
    if (first !== undefined && first.record.length > (widest?.width ?? 1))
      widest = { delimiter, index: first.index, width: first.record.length }
  }
  return widest === null ? null : tableAt(text, complete, widest.delimiter, widest.index)
}

function tableAt(text: string, complete: boolean, delimiter: string, index: number): CsvTable {
  const { records, linesBefore, ...rest }: CsvHead = parseCsv(text, delimiter, complete)
  return {
    delimiter,
    skippedLines: linesBefore[index] ?? 0,
    headers: records[index] ?? [],
    sample: records.slice(index + 1),
    ...rest,
  }
}
