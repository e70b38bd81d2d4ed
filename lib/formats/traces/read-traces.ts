import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { LONGEST_TEXT, tooLong } from './line-batches.ts'
import { readTraceValue } from './read-trace-value.ts'
import { type SpanRow, spanTable } from './span-table.ts'
import { BadSpan } from './span-time.ts'

/** Takes what is read. */
export interface TraceSink {
  readonly span: (span: SpanRecord) => void
  /** A line, counted from 1, of which something cannot be read; the rest is read on. */
  readonly damaged: (line: number, why: string) => void
}

/** What the beginning of a text was found to be. */
type Shape =
  | { readonly kind: 'lines' }
  | { readonly kind: 'document' }
  | { readonly kind: 'table'; readonly row: SpanRow }
  | { readonly kind: 'other' }

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A first line that is damaged does not hide that the file is written line by line, but an opened bracket is no line. */
function shapeOf(first: string, second: string | undefined): Shape {
  if (!/^\s*[[{]/.test(first)) {
    const row = spanTable(first)
    return row ? { kind: 'table', row } : { kind: 'other' }
  }
  if (parsed(first) !== undefined) return { kind: 'lines' }
  const looksLikeLine = first.trim().length > 20 && first.trim().startsWith('{')
  return looksLikeLine && second !== undefined && parsed(second) !== undefined
    ? { kind: 'lines' }
    : { kind: 'document' }
}

const UNKNOWN = new AppError(
  'format-unknown',
  'The file holds no traces that Headroom knows.',
  'Expected OTLP, Jaeger, Zipkin, X-Ray, Tempo or Data Prepper spans as JSON, a SkyWalking or Nezha table, or retry counters of Envoy, Istio, Linkerd, gRPC or resilience4j (docs/retries.md).',
)

class Reader {
  private shape: Shape | null = null
  private held: string[] = []
  private heldLength = 0
  private line = 0
  private known = 0

  constructor(private readonly sink: TraceSink) {}

  private value(value: unknown, line: number): void {
    const found = readTraceValue(value, (why) => this.sink.damaged(line, why))
    if (!found) {
      this.sink.damaged(line, 'not a span of a known format')
      return
    }
    this.known++
    for (const span of found.spans) this.sink.span(span)
  }

  private take(text: string, line: number): void {
    if (this.shape?.kind === 'table') {
      try {
        this.sink.span(this.shape.row(text))
      } catch (error) {
        if (!(error instanceof BadSpan)) throw error
        this.sink.damaged(line, error.message)
      }
      return
    }
    const value = parsed(text)
    if (value === undefined) this.sink.damaged(line, 'not JSON')
    else this.value(value, line)
  }

  private hold(text: string): void {
    this.held.push(text)
    this.heldLength += text.length + 1
    if (this.heldLength > LONGEST_TEXT) throw tooLong()
  }

  /** Decides what the file is from its first two lines that are not empty. */
  private decide(isEnd: boolean): void {
    const filled = this.held.flatMap((text, index) => (text.trim() === '' ? [] : [index]))
    const first = this.held[filled[0] ?? -1]
    if (first === undefined || (filled.length < 2 && !isEnd)) return
    this.shape = shapeOf(first, this.held[filled[1] ?? -1])
    if (this.shape.kind !== 'lines' && this.shape.kind !== 'table') return
    const waiting = this.held
    this.held = []
    for (const [index, text] of waiting.entries()) {
      if (text.trim() === '' || (this.shape.kind === 'table' && index === filled[0])) continue
      this.take(text, index + 1)
    }
  }

  add(line: string): void {
    this.line++
    const text = this.line === 1 ? line.replace(/^\uFEFF/, '') : line
    const kind = this.shape?.kind
    if (kind === 'lines' || kind === 'table') {
      if (text.trim() !== '') this.take(text, this.line)
      return
    }
    this.hold(text)
    if (!this.shape && text.trim() !== '') this.decide(false)
  }

  /** @returns the text, where it is neither JSON nor a table of spans */
  end(): string | null {
    if (!this.shape) this.decide(true)
    if (!this.shape) throw new AppError('file-empty', 'The file is empty.', 'Export the traces again.')
    if (this.shape.kind === 'other') return this.held.join('\n')
    if (this.shape.kind === 'document') {
      const value = parsed(this.held.join('\n'))
      if (value === undefined)
        throw new AppError(
          'file-damaged',
          'The file begins as JSON and does not end as such: it was cut off or edited.',
          'Export or download it again.',
        )
      this.value(value, 1)
    }
    if (this.shape.kind !== 'table' && this.known === 0) throw UNKNOWN
    return null
  }
}

/**
 * Reads spans of every known format, recognised by content. JSON lines and tables are read line by line; one JSON document
 * over many lines is read whole.
 * @returns null, or the whole text where it is neither JSON nor a table of spans
 * @throws AppError `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function readTraces(
  batches: AsyncIterable<readonly string[]>,
  sink: TraceSink,
): Promise<string | null> {
  const reader = new Reader(sink)
  for await (const lines of batches) for (const line of lines) reader.add(line)
  return reader.end()
}

/** The refusal of a text that is neither traces nor counters. */
export const unknownTraces = (): AppError => UNKNOWN
