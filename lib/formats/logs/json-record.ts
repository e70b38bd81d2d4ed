import { stripVTControlCharacters } from 'node:util'
import { otlpLevel, pinoLevel } from '#lib/domain/logging/log-level.ts'
import { fieldBytes } from './field-bytes.ts'
import type { ParsedLine } from './parsed-line.ts'

const MESSAGES = ['msg', 'message', '@m', 'body', '@mt', 'textPayload', 'log', 'event', 'text', 'MESSAGE']
const LEVELS = [
  'level',
  'severity',
  'lvl',
  'log.level',
  '@l',
  'severityText',
  'levelname',
  'loglevel',
  'Level',
]
const TRACES = /^(?:stack|stack_?trace|stackTrace|exc_info|exception|error\.stack(?:_trace)?|@x)$/
const NESTED = ['jsonPayload', 'log', 'error', 'err']
const NEXT_LINE_OF_TRACE = /\n\s+(?:at |File ")|\nCaused by: /

type Fields = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of the record itself, never one that every object has. */
export const field = (record: Fields, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined

function levelOf(record: Fields): string | null {
  for (const key of LEVELS) {
    const value = field(record, key)
    if (typeof value === 'number') return pinoLevel(value)
    if (typeof value === 'string') return value
  }
  const severity = field(record, 'severityNumber')
  if (typeof severity === 'number') return otlpLevel(severity)
  for (const key of NESTED) {
    const inner = field(record, key)
    if (isObject(inner) && (typeof field(inner, 'level') === 'string' || key === 'jsonPayload'))
      return levelOf(inner)
  }
  return null
}

function messageOf(record: Fields): string {
  for (const key of MESSAGES) {
    const value = field(record, key)
    if (typeof value === 'string') return value
    if (isObject(value) && typeof field(value, 'stringValue') === 'string')
      return String(field(value, 'stringValue'))
  }
  const payload = field(record, 'jsonPayload')
  if (isObject(payload)) return messageOf(payload)
  return `{ ${Object.keys(record).slice(0, 50).join(' ')} }`
}

const hasTrace = (record: Fields): boolean =>
  Object.entries(record).some(
    ([key, value]) =>
      (TRACES.test(key) && value !== null && value !== '' && value !== false) ||
      ((key === 'err' || key === 'error') && isObject(value) && typeof field(value, 'stack') === 'string'),
  )

/** A text as it reads without the escapes by which terminals colour it. */
export const withoutColours = (text: string): string =>
  text.includes('\u001b') ? stripVTControlCharacters(text) : text

/** The first line of a text, and whether a stack trace follows in it. */
export function firstLine(text: string): { message: string; stackTrace: boolean } {
  const trimmed = withoutColours(text).trimEnd()
  const end = trimmed.indexOf('\n')
  if (end < 0) return { message: trimmed, stackTrace: false }
  return { message: trimmed.slice(0, end).trimEnd(), stackTrace: NEXT_LINE_OF_TRACE.test(trimmed) }
}

/** A record of structured logging; one without a message is known by its keys. */
export function jsonRecord(record: Fields): ParsedLine {
  const { message, stackTrace } = firstLine(messageOf(record))
  return {
    stamped: true,
    level: levelOf(record),
    message,
    stackTrace: stackTrace || hasTrace(record),
    fields: fieldBytes(record),
  }
}
