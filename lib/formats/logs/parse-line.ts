import { field, firstLine, isObject, jsonRecord, withoutColours } from './json-record.ts'
import { parseLogfmt } from './logfmt.ts'
import type { ParsedLine } from './parsed-line.ts'
import { plainHeader } from './plain-header.ts'

const CRI = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d) (?:stdout|stderr) ([FP]) /
/** How CloudWatch exports to S3 begin every event; what the application wrote follows. */
const CLOUDWATCH = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /
const MOST_NESTED = 3

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function fromJson(text: string, depth: number): ParsedLine | null {
  const value = parseJson(text)
  return isObject(value) ? parseEntry(value, depth) : null
}

/** An entry of a document or a line that is a JSON object: its own record, or the wrapping of what an application wrote. */
export function parseEntry(entry: Readonly<Record<string, unknown>>, depth = 0): ParsedLine {
  const inner = wrapped(entry)
  if (inner === null || depth >= MOST_NESTED) return jsonRecord(entry)
  const { message, stackTrace } = firstLine(inner.text)
  const whole = inner.text.trim()
  const parsed = parseText(whole.startsWith('{') ? whole : message, depth + 1)
  return {
    ...parsed,
    stackTrace: parsed.stackTrace || stackTrace,
    stamped: inner.isLine ? parsed.stamped : true,
    ...(inner.isLine ? { inner: inner.text, partial: !inner.text.endsWith('\n') } : {}),
  }
}

/** The text inside docker's and CloudWatch's wrapping. */
function wrapped(entry: Readonly<Record<string, unknown>>): { text: string; isLine: boolean } | null {
  const log = field(entry, 'log')
  if (
    typeof log === 'string' &&
    (typeof field(entry, 'stream') === 'string' || Object.keys(entry).length === 1)
  )
    return { text: log, isLine: typeof field(entry, 'time') === 'string' }
  const message = field(entry, 'message')
  if (
    typeof message === 'string' &&
    typeof field(entry, 'timestamp') === 'number' &&
    !isObject(field(entry, 'level'))
  )
    if (
      field(entry, 'id') !== undefined ||
      field(entry, 'eventId') !== undefined ||
      field(entry, 'ingestionTime') !== undefined
    )
      return { text: message, isLine: false }
  return null
}

/**
 * What one line of text says: JSON, logfmt, a container's or CloudWatch's wrapping of either, or columns and free text.
 * @example parseText('2015-10-18 18:01:47,978 INFO [main] a.B: ready').message // 'ready'
 */
export function parseText(line: string, depth = 0): ParsedLine {
  const text = withoutColours(line)
  const first = text.charCodeAt(0)
  if (first === 0x7b) {
    const record = fromJson(text, depth)
    if (record) return record
  }
  if (first >= 0x30 && first <= 0x39 && depth < MOST_NESTED) {
    const cri = CRI.exec(text)
    if (cri) {
      const inner = text.slice(cri[0].length)
      return { ...parseText(inner, depth + 1), inner, partial: cri[1] === 'P' }
    }
    const event = CLOUDWATCH.exec(text)
    if (event) return { ...parseText(text.slice(event[0].length), depth + 1), stamped: true }
  }
  const pairs = first > 0x40 ? parseLogfmt(text) : null
  if (pairs) return pairs
  const header = plainHeader(text)
  const message = text.slice(header.end).trim()
  if (message.startsWith('{"')) {
    const record = fromJson(message, depth + 1)
    if (record) return { ...record, level: record.level ?? header.level }
  }
  return { stamped: header.stamped, level: header.level, message, stackTrace: false, fields: null }
}
