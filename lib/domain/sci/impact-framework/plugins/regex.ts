import { requireConfig, requireText } from '../checks.ts'
import { ManifestFailure, OpaqueStep } from '../failure.ts'
import type { Plugin } from '../plugin.ts'

const LONGEST_PATTERN = 200
/** Steps that a match may take: subject length to the power of the parts that may stretch. */
const MOST_STEPS = 1e8

const CODE = 'the pattern is not a plain regular expression; Impact Framework would run it as JavaScript'
const SLOW = 'the regular expression could take very long'

/** The pattern between its slashes, and whether all matches are asked for. @throws OpaqueStep */
function patternOf(text: string): { readonly source: string; readonly all: boolean } {
  const opened = text.startsWith('/') ? text : `/${text}`
  const closed = opened.endsWith('/g') || opened.endsWith('/') ? opened : `${opened}/`
  const all = closed.endsWith('/g')
  const source = closed.slice(1, all ? -2 : -1)
  if (source === '' || /(?:^|[^\\])(?:\\\\)*\//.test(source) || /[\n\r\u2028\u2029]/.test(source))
    throw new OpaqueStep(CODE)
  return { source, all }
}

const stretches = (source: string): number => source.replace(/\\./g, '').match(/[*+?{]/g)?.length ?? 0

/** Whether a group that is repeated holds something that repeats, branches, or is a group itself. */
function repeatsWithin(plain: string): boolean {
  const opened: number[] = []
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === '(') opened.push(at)
    if (plain[at] !== ')') continue
    const inside = plain.slice((opened.pop() ?? -1) + 1, at)
    if (/[*+{]/.test(plain[at + 1] ?? '') && /[*+?{|(]/.test(inside)) return true
  }
  return false
}

/** Only patterns whose cost is bounded: no reference back, no look around, nothing repeated that repeats inside. */
function requireBounded(source: string, subject: string): void {
  const plain = source.replace(/\\[^0-9k]/g, 'a').replace(/\[\^?\]?[^\]]*\]/g, 'a')
  if (source.length > LONGEST_PATTERN || /\\[0-9k]|\(\?[=!<]/.test(plain) || repeatsWithin(plain))
    throw new OpaqueStep(SLOW)
  if (subject.length ** (stretches(plain) + 1) > MOST_STEPS && stretches(plain) > 0)
    throw new OpaqueStep(SLOW)
}

function compiled(source: string, all: boolean): RegExp {
  try {
    return new RegExp(source, all ? 'g' : '')
  } catch {
    throw new OpaqueStep(CODE)
  }
}

/** What matches a pattern in a parameter, joined by spaces. */
export const regex: Plugin = {
  config: (config) => {
    requireConfig(config)
    requireText(config, 'parameter')
    requireText(config, 'match')
    requireText(config, 'output', false)
    return config
  },
  input: (row, config) => {
    const name = String(config.parameter)
    if (!row[name])
      throw new ManifestFailure(
        'MissingInputDataError',
        `${name} is missing from the input array, or has nullish value.`,
      )
    return {}
  },
  execute: (rows, configOf) => {
    const config = configOf(0)
    const { source, all } = patternOf(String(config.match))
    const expression = compiled(source, all)
    return rows.map((row) => {
      const subject = row[String(config.parameter)]
      if (typeof subject !== 'string')
        throw new ManifestFailure('TypeError', `\`${String(config.parameter)}\` is not a text.`)
      requireBounded(source, subject)
      const found = subject.match(expression)
      if (!found)
        throw new ManifestFailure(
          'RegexMismatchError',
          `\`${subject}\` does not match the /${source}/ regex expression`,
        )
      return { ...row, [String(config.output)]: found.map((item) => item ?? '').join(' ') }
    })
  },
}
