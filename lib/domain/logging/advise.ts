import { isQuiet, severityOf } from './log-level.ts'
import type { LogReport, LogTemplate } from './log-report.ts'
import { limited } from './what-if/kept-part.ts'

export const LOG_ADVICE = [
  'debug-in-production',
  'demote-or-sample',
  'keep-one-of-three',
  'limit-storm',
  'fix-the-edge',
  'drop-field',
] as const

/** Something to do about a template or a field, with the bytes it would save of this log. */
export interface LogAdvice {
  readonly rule: (typeof LOG_ADVICE)[number]
  /** The template's id, or the field. */
  readonly about: string
  readonly savedBytes: number
  /** What the saving takes for granted, as one figure: the rate kept, or the records written at first. */
  readonly assumes: number | null
}

/** A template is worth looking at from this share of the bytes on. */
const HOTSPOT = 0.1
/** Of a field in JSON. */
const HEAVY_FIELD = 0.05
/** Kept of what nobody is woken for: one in ten is enough to count by. */
const KEEP_RATE = 0.1
const FIRST = 10
const STORM_RECORDS = 100

/** Fields that a record is read by. */
const NEEDED = /^(?:msg|message|@m|body|level|severity|lvl|ts|t|time|@?timestamp|@t)$/

function ruleFor(template: LogTemplate): LogAdvice | null {
  const { id, bytes, share, level, flags, records } = template
  const advice = (rule: LogAdvice['rule'], savedBytes: number, assumes: number | null): LogAdvice => ({
    rule,
    about: id,
    savedBytes,
    assumes,
  })
  const sampled = bytes * (1 - KEEP_RATE)
  const severity = severityOf(level)
  if (flags.includes('debug')) return advice('debug-in-production', bytes, null)
  if (flags.includes('retry') || flags.includes('timeout'))
    return share >= HOTSPOT / 10 ? advice('fix-the-edge', bytes, null) : null
  if (severity === 'warn' || severity === 'error' || severity === 'fatal')
    return share >= HOTSPOT && records >= STORM_RECORDS
      ? advice('limit-storm', bytes * (1 - limited(records, FIRST) / records), FIRST)
      : null
  if (share < HOTSPOT) return null
  if (flags.includes('access-log')) return advice('keep-one-of-three', bytes, null)
  return isQuiet(level) ? advice('demote-or-sample', sampled, KEEP_RATE) : null
}

/**
 * What to do about a log, most bytes first: at most one advice for a template, so that savings of templates can be added; those of fields
 * overlap with them. Debug output goes. A template with a tenth of the bytes and nothing to be woken for is demoted or sampled at 1 in 10;
 * of an access log, which says what spans and metrics say too, one of the three is kept; a storm of warnings or errors is limited to its
 * first ten records and then every 2^k-th; chatter of retries and timeouts ends with the fault at the edge that it tells of.
 * @param auditKeep ids of templates that an auditor asks for: nothing is advised for them
 */
export function advise(report: LogReport, auditKeep: ReadonlySet<string> = new Set()): LogAdvice[] {
  const fields = report.fields
    .filter(({ field, bytes }) => bytes >= HEAVY_FIELD * report.bytes && !NEEDED.test(field))
    .map(
      ({ field, bytes }): LogAdvice => ({
        rule: 'drop-field',
        about: field,
        savedBytes: bytes,
        assumes: null,
      }),
    )
  const templates = report.templates
    .filter(({ id }) => !auditKeep.has(id))
    .map(ruleFor)
    .filter((advice) => advice !== null)
  return [...templates, ...fields].sort((a, b) => b.savedBytes - a.savedBytes || (a.about < b.about ? -1 : 1))
}
