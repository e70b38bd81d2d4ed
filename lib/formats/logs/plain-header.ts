import { severityOf, syslogLevel } from '#lib/domain/logging/log-level.ts'
import { findStamp } from './find-stamp.ts'

/** What stands before the free text of a line. */
export interface PlainHeader {
  readonly stamped: boolean
  readonly level: string | null
  /** Where the free text begins. */
  readonly end: number
}

const LETTERS = new Map([
  ['V', 'TRACE'],
  ['T', 'TRACE'],
  ['D', 'DEBUG'],
  ['I', 'INFO'],
  ['W', 'WARN'],
  ['E', 'ERROR'],
  ['F', 'FATAL'],
])
const MOST_STEPS = 12

const SPACE = /[\s|,;]*/y
const PRIORITY = /<(\d{1,3})>(?:1 (\S+) \S+ \S+ \S+ \S+ (?:-|(?:\[(?:[^\]\\]|\\.){0,1000}\])+) ?)?/y
const PROGRAM =
  /\S+ +(?:[\w./()+-]+(?: [\w./+-]+){0,2}(?:\([^)\s]{1,60}\))?\[\d*\](?: \([^)]{1,100}\))*(?: <\w+>)?:?|[\w./()+@-]{1,60}(?: [\d.]+)?:(?= |$))/y
const LEVEL = /[[(<]?([A-Za-z]{3,13})[\])>]?(:|(?= |\t|\||$))/y
/** Past columns that are not prose, but for one small word right before the level. */
const COLUMN_LEVEL =
  /(?:(?:[\w.-]{1,80} +-|(?![A-Z]?[a-z]+[:,.]?\s)[^\s"'=]{1,120})[ \t]+){0,4}?(?:[a-z][\w-]{0,60} +)?[[(]?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FAILURE|FATAL|CRITICAL)[\])]?(?=[\s:|]|$):?/y
const LETTER = /([VDIWEF])(?: |\/)/y
const NUMBER = /(?:\d+|0x[\da-f]+)(?:#\d+)?(?=[ |:\]])[:\]]?/y
const GO_FILE = /[\w./-]+\.\w+:\d+\](?= )/y
const LOGGER =
  /(?:[\w$./-]*(?:[.$@/]|[a-z][A-Z])[\w$.@/-]*(?:\([^)\s]{0,60}\))?(?:\[[^\]\s]{0,60}\])?|[\w./-]+(?:\([^)\s]{1,60}\))?\[\d+\]) *:(?= |$)/y
/** Windows marks a program that is not of the machine's own width. */
const BARE_LOGGER = /[a-zA-Z_][\w$-]*(?:\.[\w$-]+)+(?: \*(?:32|64))?(?= \[| - |$)/y
const ALIGNED_LOGGER = /[A-Za-z][\w.-]{1,40}(?= {2,}\S)/y
const DASH = /- /y
const DASHES = /-{2,} /y

function match(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place
  return pattern.exec(text)
}

/** The end of brackets that open at a place, nested ones included; -1 where they do not close soon. */
function bracketEnd(text: string, place: number): number {
  let depth = 0
  for (let at = place; at < Math.min(text.length, place + 300); at += 1) {
    if (text[at] === '[') depth += 1
    else if (text[at] === ']' && --depth === 0) return at + 1
  }
  return -1
}

/** Reads columns one after the other, each at most as often as it makes sense, until the free text begins. */
class HeaderScan {
  level: string | null = null
  private logger = false
  private brackets = 0

  constructor(
    private readonly text: string,
    public place: number,
  ) {}

  columns(): void {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      this.skip(SPACE)
      if (!this.column()) return
    }
  }

  private skip(pattern: RegExp): boolean {
    const found = match(pattern, this.text, this.place)
    if (!found || found[0] === '') return false
    this.place += found[0].length
    return true
  }

  private column(): boolean {
    const { text } = this
    if (text[this.place] === '-' && this.skip(DASHES)) return true
    if (text[this.place] === '-' && this.skip(DASH)) return this.level === null
    if (this.level === null && this.readLevel()) return true
    if (text[this.place] === '[') return this.bracket()
    if (!this.logger && this.level === null && this.skip(NUMBER)) return true
    if (this.logger) return false
    const found =
      match(GO_FILE, text, this.place) ??
      match(LOGGER, text, this.place) ??
      match(BARE_LOGGER, text, this.place) ??
      (this.level === null ? null : match(ALIGNED_LOGGER, text, this.place))
    if (!found) return this.level !== null && this.brackets === 0 && this.skip(NUMBER)
    this.place += found[0].length
    this.logger = true
    this.brackets = 0
    return true
  }

  private readLevel(): boolean {
    const { text } = this
    const found = match(LEVEL, text, this.place)
    if (found?.[1] && severityOf(found[1])) return this.take(found[1], found[0].length)
    const letter = match(LETTER, text, this.place)
    if (letter?.[1]) return this.take(LETTERS.get(letter[1]) ?? null, letter[0].length)
    const column = match(COLUMN_LEVEL, text, this.place)
    if (column?.[1] && severityOf(column[1])) return this.take(column[1], column[0].length)
    return false
  }

  private take(level: string | null, length: number): boolean {
    this.level = level
    this.place += length
    this.brackets = 0
    return true
  }

  /** A thread or a context; a second one in a row belongs to the text. */
  private bracket(): boolean {
    const end = this.brackets === 0 ? bracketEnd(this.text, this.place) : -1
    if (end < 0) return false
    this.brackets += 1
    this.place = end
    if (this.text[end] === ':') this.place += 1
    return true
  }
}

/**
 * Reads the columns that loggers put before a message: time stamps of many kinds, host and program of syslog, level, process and thread,
 * logger, in any order, without knowing the logger. A line that begins with none of them is all text.
 */
export function plainHeader(text: string): PlainHeader {
  const priority = text[0] === '<' ? match(PRIORITY, text, 0) : null
  const level = priority ? syslogLevel(Number(priority[1])) : null
  if (priority?.[2]) return { stamped: true, level, end: priority[0].length }
  const body = priority ? text.slice(priority[0].length) : text
  const offset = text.length - body.length
  const stamp = findStamp(body)
  if (!stamp) return unstamped(body, offset, level)
  const scan = new HeaderScan(body, stamp.end)
  if (stamp.letter) scan.level = LETTERS.get(stamp.letter) ?? null
  if (body[scan.place] === ']') scan.place += 1
  if (stamp.kind === 'syslog') {
    SPACE.lastIndex = scan.place
    scan.place += match(SPACE, body, scan.place)?.[0].length ?? 0
    scan.place += match(PROGRAM, body, scan.place)?.[0].length ?? 0
  } else if (/^(?:\|[^|\s]{0,60}){2,4}\|/.test(body.slice(scan.place, scan.place + 300))) {
    scan.place += /^(?:\|[^|\s]{0,60}){1,4}\|/.exec(body.slice(scan.place))?.[0].length ?? 0
  }
  scan.columns()
  return { stamped: true, level: scan.level ?? level, end: Math.min(offset + scan.place, text.length) }
}

const FIRST_LEVEL = /\[?([A-Za-z]{3,9})\]?(?::| -|(?<=\])|(?= *\[)|(?<=[A-Z]{4,}))(?= )\s*/y

/** Without a time, a level is told by its punctuation or its capitals: `WARN …`, `[info] …`, `error: …`. */
function unstamped(body: string, offset: number, level: string | null): PlainHeader {
  const found = match(FIRST_LEVEL, body, 0)
  if (!found?.[1] || !severityOf(found[1])) return { stamped: false, level, end: offset }
  return { stamped: false, level: found[1], end: offset + found[0].length }
}
