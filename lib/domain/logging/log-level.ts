/** Severities from least to most, by which levels of all formats are compared. */
export const SEVERITIES = ['trace', 'debug', 'info', 'notice', 'warn', 'error', 'fatal'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The level of records that name none. */
export const NO_LEVEL = 'none'

const WORDS: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ['trace', 'trace'],
  ['verbose', 'trace'],
  ['silly', 'trace'],
  ['finest', 'trace'],
  ['finer', 'trace'],
  ['debug', 'debug'],
  ['dbg', 'debug'],
  ['fine', 'debug'],
  ['info', 'info'],
  ['information', 'info'],
  ['informational', 'info'],
  ['inf', 'info'],
  ['config', 'info'],
  ['notice', 'notice'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['wrn', 'warn'],
  ['error', 'error'],
  ['err', 'error'],
  ['severe', 'error'],
  ['failure', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['crit', 'fatal'],
  ['alert', 'fatal'],
  ['emerg', 'fatal'],
  ['emergency', 'fatal'],
  ['panic', 'fatal'],
])

/** The severity that a level's word names, in any case; null for words that are no level. @example severityOf('WARNING') // 'warn' */
export const severityOf = (word: string): Severity | null => WORDS.get(word.toLowerCase()) ?? null

/** Whether a level is information or less: what nobody is woken for. An unnamed level is not. */
export function isQuiet(level: string): boolean {
  const severity = severityOf(level)
  return severity !== null && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('notice')
}

/** The level of a number of pino and bunyan: 10 trace … 60 fatal. @example pinoLevel(30) // 'info' */
export function pinoLevel(value: number): string | null {
  if (!(value >= 1)) return null
  if (value < 20) return 'trace'
  if (value < 30) return 'debug'
  if (value < 40) return 'info'
  if (value < 50) return 'warn'
  return value < 60 ? 'error' : 'fatal'
}

const OTLP = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const

/** The level of an OpenTelemetry SeverityNumber: four steps each from 1–4 TRACE to 21–24 FATAL. @example otlpLevel(9) // 'INFO' */
export const otlpLevel = (value: number): string | null => OTLP[Math.ceil(value / 4) - 1] ?? null

const SYSLOG = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'] as const

/** The level in the priority of a syslog line, its lowest three bits (RFC 5424, section 6.2.1). @example syslogLevel(34) // 'crit' */
export const syslogLevel = (priority: number): string => SYSLOG[priority & 7] ?? NO_LEVEL
