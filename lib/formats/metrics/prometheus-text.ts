import type { CounterSample } from '#lib/domain/retries/counters/counter-sample.ts'

/** What could be read of a text, and the lines that could not. */
export interface PrometheusText {
  readonly samples: readonly CounterSample[]
  readonly damaged: readonly number[]
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:.]*/
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_.]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' }

const unescaped = (text: string): string => text.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char)

/** Labels between braces; `[...]` and `...`, with which documentation leaves labels out, are passed over. */
function labelsOf(text: string): Map<string, string> | null {
  const labels = new Map<string, string>()
  let rest = text.replace(/^\s*(\[\.\.\.\]|\.\.\.)\s*,?/, '')
  while (rest.trim() !== '') {
    const match = LABEL.exec(rest)
    if (!match) return null
    labels.set(match[1] ?? '', unescaped(match[2] ?? ''))
    rest = rest.slice(match[0].length)
  }
  return labels
}

/** Where the closing brace is that stands in no quotes. */
function closing(text: string, from: number): number {
  let quoted = false
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && quoted) at++
    else if (text[at] === '"') quoted = !quoted
    else if (text[at] === '}' && !quoted) return at
  }
  return -1
}

const VALUE =
  /^\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|NaN|[-+]?Inf)(?:\s+(-?\d+(?:\.\d+)?))?\s*(?:#.*)?$/

function sampleOf(text: string): CounterSample | null {
  const name = NAME.exec(text)?.[0]
  if (!name) return null
  let rest = text.slice(name.length).trimStart()
  let labels = new Map<string, string>()
  if (rest.startsWith('{')) {
    const end = closing(rest, 1)
    const found = end < 0 ? null : labelsOf(rest.slice(1, end))
    if (!found) return null
    labels = found
    rest = rest.slice(end + 1)
  }
  const value = VALUE.exec(rest)
  if (!value) return null
  const number = Number(value[1]?.replace('Inf', 'Infinity'))
  return { name, labels, value: number, timeMs: value[2] === undefined ? null : Number(value[2]) }
}

/** A sample whose labels run over several lines, as documentation prints them, ends where its brace is closed. */
const MOST_LINES = 200

/**
 * Reads the Prometheus text format (also OpenMetrics): `# HELP` and `# TYPE` are passed over, samples may have a time, labels
 * may be spread over lines.
 */
export function readPrometheusText(text: string): PrometheusText {
  const samples: CounterSample[] = []
  const damaged: number[] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const first = index
    let line = (lines[index] ?? '').trim()
    if (line === '' || line.startsWith('#')) continue
    const brace = line.indexOf('{')
    while (
      brace >= 0 &&
      closing(line, brace + 1) < 0 &&
      index + 1 < lines.length &&
      index - first < MOST_LINES
    ) {
      index++
      line = `${line} ${(lines[index] ?? '').trim()}`
    }
    const sample = sampleOf(line)
    if (sample) samples.push(sample)
    else {
      damaged.push(first + 1)
      index = first
    }
  }
  return { samples, damaged }
}
