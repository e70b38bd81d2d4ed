const CLOCK = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?`
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'

/** Ways to write a time of day with its date, or alone; the groups tell apart what else they say. */
const STAMP = new RegExp(
  [
    // 2015-10-18 18:01:47,978 · 2024-01-01T00:00:00.000Z · 2005-06-03-15.42.50.363779 · 2005.06.03 · 17/06/09 20:10:40
    String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:(?:[T_ ]|-)${CLOCK}${ZONE}|-\d{2}\.\d{2}\.\d{2}\.\d+)?`,
    String.raw`\d{2}[-/.]\d{2}[-/.]\d{2,4} ${CLOCK}${ZONE}`,
    // 03-17 16:13:38.811 · 10.30 16:49:06
    String.raw`\d{2}[-./]\d{2} ${CLOCK}`,
    // 10/Oct/2000:13:55:36 -0700 · 10-Oct-2000 13:55:36
    String.raw`\d{1,2}[/-]${MONTH}[/-]\d{4}[: ]${CLOCK}${ZONE}`,
    // Sun Dec 04 04:47:44 2005
    String.raw`${DAY},? ${MONTH} {1,2}\d{1,2} ${CLOCK}${ZONE}(?: [A-Z]{3,4})?(?: \d{4})?`,
    // 20171223-22:15:29:606 · 081109 203615
    String.raw`\d{8}[- ]${CLOCK}|\d{6} \d{6}(?= )`,
    CLOCK,
    // Dec 10 06:55:46, the host comes next
    String.raw`(?<syslog>${MONTH} {1,2}\d{1,2} (?:\d{4} )?${CLOCK})`,
    // I0102 15:04:05.000000, a letter for the level
    String.raw`(?<letter>[IWEFD])\d{4} ${CLOCK}`,
    // seconds or milliseconds since 1970
    String.raw`(?<epoch>[12]\d{9}(?:\.\d{1,9}|\d{3})?|9\d{8})`,
  ].join('|'),
  'y',
)
const ENDS = new Set([' ', '\t', ']', '|', ',', ')', '>', undefined])

/** A point in time at the beginning of a word. */
export interface TimeStamp {
  readonly end: number
  readonly kind: 'clock' | 'syslog' | 'epoch' | 'letter'
  readonly letter: string | null
}

/** The time written from a place on, or null. */
export function timeStampAt(text: string, place: number): TimeStamp | null {
  STAMP.lastIndex = place
  const found = STAMP.exec(text)
  if (!found) return null
  const end = place + found[0].length
  if (!ENDS.has(text[end])) return null
  const { syslog, letter, epoch } = found.groups ?? {}
  return {
    end,
    kind: syslog ? 'syslog' : letter ? 'letter' : epoch ? 'epoch' : 'clock',
    letter: letter ?? null,
  }
}
