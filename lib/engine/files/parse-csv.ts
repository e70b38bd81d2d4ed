/** What the beginning of a CSV file says. */
export interface CsvHead {
  /** Complete records, header included; blank lines left out. */
  readonly records: readonly (readonly string[])[]
  /** How many records and blank lines stand before each of them. */
  readonly linesBefore: readonly number[]
  /** Where the last of them ends in the text. */
  readonly end: number
  /** Line endings differ within what was parsed. */
  readonly mixedLineEndings: boolean
  /** The text ends within a quoted cell. */
  readonly unclosed: boolean
}

/**
 * Parses the beginning of a CSV text (RFC 4180: quotes doubled within quotes). Meant for headers and samples;
 * whole files are read by the engine.
 * @param complete whether the text is the whole file; else the last record, which may be cut, is left out
 * @param most so many records are enough
 */
export function parseCsv(
  text: string,
  delimiter: string,
  complete: boolean,
  most = Number.POSITIVE_INFINITY,
): CsvHead {
  const records: string[][] = []
  const linesBefore: number[] = []
  const endings = new Set<string>()
  let record: string[] = []
  let cell = ''
  let quoted = false
  let wasQuoted = false
  let lines = 0
  let end = 0
  const endRecord = (place: number) => {
    record.push(cell)
    if (record.length > 1 || cell !== '' || wasQuoted) {
      records.push(record)
      linesBefore.push(lines)
    }
    lines += 1
    end = place
    record = []
    cell = ''
    wasQuoted = false
  }
  for (let i = 0; i < text.length && records.length < most; i++) {
    const character = text[i]
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (character === '"' && cell === '') {
      quoted = true
      wasQuoted = true
    } else if (character === delimiter) {
      record.push(cell)
      cell = ''
      wasQuoted = false
    } else if (character === '\n' || character === '\r') {
      const pair = character === '\r' && text[i + 1] === '\n'
      endings.add(pair ? '\r\n' : character)
      if (pair) i++
      endRecord(i + 1)
    } else cell += character
  }
  const unended = cell !== '' || record.length > 0 || wasQuoted
  if (complete && unended && records.length < most) endRecord(text.length)
  return { records, linesBefore, end, mixedLineEndings: endings.size > 1, unclosed: quoted }
}
