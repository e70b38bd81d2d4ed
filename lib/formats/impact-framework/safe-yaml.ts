import { parseDocument } from 'yaml'
import { AppError } from '#lib/domain/errors/app-error.ts'

const MOST_BYTES = 10_000_000
const DEEPEST = 100
/** Brackets may stand in texts too, so that more of them than levels are let through. */
const MOST_OPEN = 1_000
/** Values after every alias is written out. */
const MOST_VALUES = 2_000_000
const MOST_ALIASES = 10_000
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const refused = (what: string, next: string, cause?: unknown) =>
  new AppError('file-damaged', what, next, cause)

/** Counts every value as often as it is referred to, and refuses what no manifest needs. */
function requireBounded(root: unknown): void {
  let values = 0
  const visit = (value: unknown, depth: number): void => {
    values++
    if (values > MOST_VALUES)
      throw refused('The YAML holds too many values.', 'Split it, or use fewer aliases.')
    if (depth > DEEPEST)
      throw refused(`The YAML is nested more than ${DEEPEST} levels deep.`, 'Use fewer levels.')
    if (typeof value !== 'object' || value === null || value instanceof Date) return
    for (const [key, child] of Object.entries(value)) {
      if (PROTOTYPE_KEYS.has(key))
        throw refused(`The YAML has a key "${key}".`, 'Rename the key: it is not accepted.')
      visit(child, depth + 1)
    }
  }
  visit(root, 0)
}

/** Levels opened on the way through a text, by brackets or by `- - -` on one line: more than any reader should follow. */
function opensTooMany(text: string): boolean {
  let open = 0
  let dashes = 0
  for (const char of text) {
    if (char === '[' || char === '{') open++
    else if (char === ']' || char === '}') open = Math.max(0, open - 1)
    if (char === '-' || char === '?') dashes++
    else if (char !== ' ' && char !== '\t') dashes = 0
    if (open > MOST_OPEN || dashes > MOST_OPEN) return true
  }
  return false
}

function parsed(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'core',
    customTags: (tags) => [...tags, 'timestamp'],
    merge: true,
    logLevel: 'silent',
    prettyErrors: true,
  })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) throw problem
  return document.toJS({ maxAliasCount: MOST_ALIASES })
}

/**
 * The plain value of a YAML text (JSON is YAML): one document, no tags of one's own, size, depth and the writing out of
 * aliases bounded, no keys that reach a prototype.
 *
 * @throws AppError `file-too-large`, `file-damaged`
 */
export function safeYaml(text: string): unknown {
  if (text.length > MOST_BYTES)
    throw new AppError(
      'file-too-large',
      `The YAML is larger than ${MOST_BYTES / 1e6} MB.`,
      'Split it into smaller files.',
    )
  if (opensTooMany(text))
    throw refused(`The YAML is nested more than ${DEEPEST} levels deep.`, 'Use fewer levels.')
  let value: unknown
  try {
    value = parsed(text)
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw refused(`The file is not YAML that can be read: ${said}`, 'Correct it and try again.', error)
  }
  requireBounded(value)
  return value
}
