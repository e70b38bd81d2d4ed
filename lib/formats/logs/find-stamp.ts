import { type TimeStamp, timeStampAt } from './time-stamp.ts'

/** How many words may stand before a stamp, and between two. */
const MOST_BEFORE = 6
const MOST_BETWEEN = 3

const PROSE = /^[A-Za-z][a-z]+[:,.]?$/

/** Where words begin: after white space, and within an opening bracket. */
function wordStarts(text: string, from: number, most: number): number[] {
  const starts: number[] = []
  let place = from
  while (starts.length < most && place < text.length) {
    while (place < text.length && ' \t[(<|'.includes(text[place] ?? '')) place += 1
    if (place >= text.length) break
    starts.push(place)
    while (place < text.length && text[place] !== ' ' && text[place] !== '\t' && text[place] !== '|')
      place += 1
  }
  return starts
}

const word = (text: string, start: number): string =>
  /[^\s\]|]*/.exec(text.slice(start, start + 100))?.[0] ?? ''

/** A number of ten digits is a time where times stand: first or second, or before a flag in a table that begins with a number. */
function isEpoch(text: string, starts: readonly number[], index: number, stamp: TimeStamp): boolean {
  if (index <= 1) return text[stamp.end] === ' '
  return /^\d+$/.test(word(text, starts[0] ?? 0)) && /^ \d+ /.test(text.slice(stamp.end, stamp.end + 6))
}

/** The last of the time stamps that a line begins with, past columns such as a file name or a host; null where it has none. */
export function findStamp(text: string): TimeStamp | null {
  const first = timeStampAt(text, text[0] === '[' ? 1 : 0)
  if (first && first.kind !== 'epoch') return later(text, first)
  const starts = wordStarts(text, 0, MOST_BEFORE)
  for (const [index, start] of starts.entries()) {
    const stamp = timeStampAt(text, start)
    if (stamp && (stamp.kind !== 'epoch' || isEpoch(text, starts, index, stamp))) return later(text, stamp)
    if (PROSE.test(word(text, start)) && !isColumn(text, start)) return null
  }
  return null
}

/** A word before a bar, before the stamp of an access log, or in a table that begins with a number is a column, not prose. */
const isColumn = (text: string, start: number): boolean =>
  /^\S+ *\|/.test(text.slice(start, start + 80)) ||
  /^\S+ \[\d/.test(text.slice(start, start + 80)) ||
  /^\d+ /.test(text)

/** A word right before the time that syslog wrote is the host that sent it, whatever it looks like. */
const isHost = (text: string, start: number): boolean =>
  timeStampAt(text, start + word(text, start).length + 1)?.kind === 'syslog'

const CLOCK = /\d[:.]\d\d[:.]\d\d/

function later(text: string, first: TimeStamp): TimeStamp {
  if (!CLOCK.test(text.slice(first.end, first.end + 100))) return first
  for (const start of wordStarts(text, first.end, MOST_BETWEEN)) {
    const stamp = timeStampAt(text, start)
    if (stamp && stamp.kind !== 'epoch' && text[start - 1] === ' ') return later(text, stamp)
    if (PROSE.test(word(text, start)) && !isHost(text, start)) break
  }
  return first
}
