import { severityOf } from './log-level.ts'

export const TEMPLATE_FLAGS = ['retry', 'timeout', 'debug', 'stack-trace', 'access-log', 'secret'] as const
export type TemplateFlag = (typeof TEMPLATE_FLAGS)[number]

const RETRY =
  /retr(?:y|ies|ied|ying)|back(?:ing)?[ _-]?off|\bre-?send|(?:try|trying|attempt) again|reattempt/i
const TIMEOUT = /tim(?:e|ed|es|ing)[ _-]?out(?!side|going|put|look)|deadline[ _-]?exceeded/i
const ACCESS = /(?:^|["' ])(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b.*(?:<\*>|\/)/

/**
 * What a template's words say about it; `secret` and `stack-trace` are known from its records.
 * @param seen whether one of the records held a secret, or went on over several lines with a stack trace
 * @example templateFlags('Retrying connect to server: <*>', 'INFO', { secret: false, stackTrace: false }) // ['retry']
 */
export function templateFlags(
  template: string,
  level: string,
  seen: { readonly secret: boolean; readonly stackTrace: boolean },
): TemplateFlag[] {
  const severity = severityOf(level)
  const holds: Record<TemplateFlag, boolean> = {
    retry: RETRY.test(template),
    timeout: TIMEOUT.test(template),
    debug: severity === 'debug' || severity === 'trace',
    'stack-trace': seen.stackTrace,
    'access-log': ACCESS.test(template),
    secret: seen.secret,
  }
  return TEMPLATE_FLAGS.filter((flag) => holds[flag])
}
