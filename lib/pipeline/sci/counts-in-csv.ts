import { type CountsRead, readCounts } from '#lib/domain/sci/counts/read-counts.ts'
import { parseCsv } from '#lib/engine/files/parse-csv.ts'

/** Counts from the text of a CSV file, RFC 4180, with commas or semicolons; or what is wrong with its lines. Changes nothing. */
export function countsInCsv(text: string): CountsRead {
  const body = text.replace(/^\uFEFF/, '')
  const [head = ''] = body.split(/\r?\n/, 1)
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ','
  const { records, linesBefore, unclosed } = parseCsv(body, delimiter, true)
  const lines = linesBefore.map((before) => before + 1)
  if (unclosed)
    return { counts: [], faults: [{ line: lines.at(-1) ?? 1, fault: 'A quoted cell has no end.' }] }
  return readCounts(records, lines)
}
