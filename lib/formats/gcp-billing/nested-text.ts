import { quoteLiteral } from '../sql/quote.ts'

/** Strings as Python quotes them, and whatever lies between. A quote that is never closed is in no token. */
const TOKEN = String.raw`(?s)'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^'"]+`

/** What Python, pandas and NumPy write between strings, and what JSON has in its place. */
const BETWEEN_STRINGS: readonly (readonly [pattern: string, json: string])[] = [
  [String.raw`\b(None|nan|NaN)\b`, 'null'],
  [String.raw`\bTrue\b`, 'true'],
  [String.raw`\bFalse\b`, 'false'],
  [String.raw`\b(Decimal|array)\(|(,\s*dtype=object)?\)`, ''],
  [String.raw`\}\s*\{`, '},{'],
]

const replaceAll = (text: string, pattern: string, replacement: string): string =>
  `regexp_replace(${text}, ${quoteLiteral(pattern)}, ${quoteLiteral(replacement)}, 'g')`

/** `\xa0` is the one escape that Python writes and JSON lacks. */
const escapeEveryOther = (text: string): string =>
  replaceAll(text, String.raw`((?:^|[^\\])(?:\\\\)*)\\x([0-9a-f]{2})`, String.raw`\1\\u00\2`)

/** Twice, for a match takes the character before it along. */
const escaped = (text: string): string => escapeEveryOther(escapeEveryOther(text))

const apostrophesPlain = String.raw`replace(token[2:-2], '\''', '''')`
const singleQuoted = `'"' || ${escaped(String.raw`replace(${apostrophesPlain}, '"', '\"')`)} || '"'`
const between = BETWEEN_STRINGS.reduce((text, [pattern, json]) => replaceAll(text, pattern, json), 'token')
const TOKEN_AS_JSON = `CASE left(token, 1) WHEN '''' THEN ${singleQuoted} WHEN '"' THEN ${escaped('token')} ELSE ${between} END`

/**
 * A nested value as JSON text: JSON stays as it is, and what Python's `str` makes of lists and dictionaries
 * (`[{'name': "O'Neil", 'id': None}]`) is translated. NULL for any other text, however much of it could be read.
 * @param text an SQL expression
 */
export function nestedText(text: string): string {
  const translated = `array_to_string(list_transform(tokens, lambda token: ${TOKEN_AS_JSON}), '')`
  const whole = `CASE WHEN array_to_string(tokens, '') = ${text} THEN ${translated} END`
  const fromPython = `list_transform([regexp_extract_all(${text}, ${quoteLiteral(TOKEN)})], lambda tokens: ${whole})`
  return `CASE WHEN json_valid(${text}) THEN ${text} ELSE list_filter(${fromPython}, lambda json: json_valid(json))[1] END`
}
