/** What the beginning of a CSV file says. */
export interface CsvHead {
  /** Complete records, header included; blank lines left out. */
  readonly records: readonly (readonly string[])[]
  /** Line endings differ within the file. */
  readonly mixedLineEndings: boolean
}

/**
 * Parses the beginning of a CSV text (RFC 4180: quotes doubled within quotes). Meant for headers and samples;
 * whole files are read by the engine.
 * @param complete whether the text is the whole file; else the last record, which may be cut, is left out
 */
export function parseCsv(text: string, delimiter: string, complete: boolean): CsvHead {
  const records: string[][] = []
  const endings = new Set<string>()
  let record: string[] = []
  let cell = ''
  let quoted = false
  let wasQuoted = false
  const endRecord = () => {
    record.push(cell)
    if (record.length > 1 || cell !== '' || wasQuoted) records.push(record)
    record = []
    cell = ''
    wasQuoted = false
  }
  for (let i = 0; i < text.length; i++) {
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
      endRecord()
    } else cell += character
  }
  if (complete && (cell !== '' || record.length > 0 || wasQuoted)) endRecord()
  return { records, mixedLineEndings: endings.size > 1 }
}
