import type { LogRecord } from '#lib/domain/logging/log-record.ts'
import { parseText } from './parse-line.ts'
import type { ParsedLine } from './parsed-line.ts'

/** Takes records as they are complete. `line` is where in its file a record begins: the number of its first line, from 1. */
export type RecordSink = (record: LogRecord, line: number) => void

/** Lines of a trace of Java, .NET, Python, Node or Go that are never records of their own. */
const TRACE_LINE =
  /^(?:\s+at |at \S+\(|\s*\.\.\. \d+ (?:more|common frames)|Caused by: |\s*Suppressed: |Traceback \(most recent|\s+File "|During handling of the above|The above exception was|--- End of |goroutine \d+ \[|\s+\S+\.go:\d+)/
/** What a trace of Python ends with: the exception, not indented. */
const EXCEPTION = /^[A-Za-z_][\w.]*(?:Error|Exception|Warning|Exit|Interrupt|Iteration)\b/

const BYTE_ORDER_MARK = '\uFEFF'

interface Pending {
  readonly record: LogRecord
  readonly line: number
  readonly indented: boolean
  partial: boolean
  lastIndented: boolean
}

const isIndented = (text: string): boolean => text.charCodeAt(0) === 32 || text.charCodeAt(0) === 9

/**
 * Makes records of lines: a line that continues the one before joins it. In a log whose lines begin with a time, one without continues;
 * elsewhere an indented line does, a blank one, and those by which stack traces are known.
 */
export class RecordAssembler {
  private pending: Pending | null = null
  private line = 0
  private stamped = 0
  private unstamped = 0

  constructor(private readonly sink: RecordSink) {}

  /** The next line. @param line without its end @param bytes with its end */
  add(line: string, bytes: number): void {
    const text = this.line === 0 && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line
    this.line += 1
    const { pending } = this
    if (text === '' && pending) {
      this.extend(pending, bytes)
      return
    }
    const parsed = parseText(text)
    const own = parsed.inner ?? text
    if (pending && this.continues(pending, parsed, own)) {
      this.extend(pending, bytes)
      pending.record.stackTrace ||= TRACE_LINE.test(isIndented(parsed.message) ? parsed.message : own)
      pending.lastIndented = isIndented(own)
      pending.partial = parsed.partial ?? false
      return
    }
    this.begin(parsed, own, bytes)
  }

  /** No more lines. */
  end(): void {
    if (this.pending) this.sink(this.pending.record, this.pending.line)
    this.pending = null
  }

  private begin(parsed: ParsedLine, text: string, bytes: number): void {
    this.end()
    if (parsed.stamped) this.stamped += 1
    const { level, message, fields } = parsed
    const stackTrace = parsed.stackTrace || TRACE_LINE.test(text)
    this.pending = {
      record: { lines: 1, bytes, level, message, stackTrace, fields },
      line: this.line,
      indented: isIndented(text),
      partial: parsed.partial ?? false,
      lastIndented: false,
    }
  }

  private extend(pending: Pending, bytes: number): void {
    pending.record.lines += 1
    pending.record.bytes += bytes
  }

  private continues(pending: Pending, parsed: ParsedLine, text: string): boolean {
    if (pending.partial) return true
    if (parsed.stamped) return false
    if (TRACE_LINE.test(text)) return true
    if (isIndented(text)) return !pending.indented
    if (pending.record.stackTrace && pending.lastIndented && EXCEPTION.test(text)) return true
    this.unstamped += 1
    return this.stamped >= this.unstamped
  }
}
