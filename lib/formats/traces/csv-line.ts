/** The fields of one line of CSV (RFC 4180 without line breaks inside a field). Null where a quote is not closed. */
export function csvLine(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      fields.push(line.slice(at, end))
      at = end + 1
      continue
    }
    let field = ''
    at++
    for (;;) {
      const quote = line.indexOf('"', at)
      if (quote < 0) return null
      field += line.slice(at, quote)
      at = quote + 1
      if (line[at] !== '"') break
      field += '"'
      at++
    }
    fields.push(field)
    if (at < line.length && line[at] !== ',') return null
    at++
  }
  return fields
}
