import { AppError } from '#lib/domain/errors/app-error.ts'
import type { LogRecord } from '#lib/domain/logging/log-record.ts'
import { DocumentSplitter } from './document-splitter.ts'
import { isObject } from './json-record.ts'
import { LineSplitter } from './line-splitter.ts'
import { parseEntry, parseText } from './parse-line.ts'
import type { ParsedLine } from './parsed-line.ts'
import { recogniseLog } from './recognise-log.ts'
import { RecordAssembler, type RecordSink } from './record-assembler.ts'

const HEAD = 64 * 1024

/** Takes pieces of a file one after the other. */
interface Reader {
  push(piece: Buffer): void
  end(): void
}

function entryOf(text: string): ParsedLine {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return parseEntry(value)
  } catch {
    // longer than what is kept of a record, or damaged: read as text
  }
  return parseText(text.slice(0, 4096))
}

/** One record behind, so that what stands after the last one can be counted with it. */
class DocumentReader implements Reader {
  private last: LogRecord | null = null
  private records = 0
  private readonly splitter: DocumentSplitter

  constructor(
    keys: ReadonlySet<string> | 'top',
    private readonly sink: RecordSink,
  ) {
    this.splitter = new DocumentSplitter(keys, (text, bytes) => {
      if (this.last) this.sink(this.last, this.records)
      const { level, message, stackTrace, fields } = entryOf(text)
      this.last = { lines: 1, bytes, level, message, stackTrace, fields }
      this.records += 1
    })
  }

  push(piece: Buffer): void {
    this.splitter.push(piece)
  }

  end(): void {
    const { bytes, complete } = this.splitter.end()
    if (!complete)
      throw new AppError(
        'file-damaged',
        'The JSON ends in the middle of a document.',
        'Export or download the file again.',
      )
    if (!this.last)
      throw new AppError('file-empty', 'There is no log record in it.', 'Name a file that holds some.')
    this.last.bytes += bytes
    this.sink(this.last, this.records)
  }
}

function readerFor(head: Buffer, sink: RecordSink): Reader {
  const shape = recogniseLog(head)
  if (shape.kind === 'documents') return new DocumentReader(shape.keys, sink)
  const records = new RecordAssembler(sink)
  const lines = new LineSplitter((text, bytes) => records.add(text, bytes))
  return {
    push: (piece) => lines.push(piece),
    end: () => {
      lines.end()
      records.end()
    },
  }
}

/**
 * Reads a log of any known format in bounded memory, recognised by its content: lines of text, JSON, logfmt, containers or CloudWatch
 * exports, or JSON documents of CloudWatch events and OpenTelemetry log records.
 * @param pieces the unpacked bytes of the file
 * @param sink is handed every record; in documents its `line` is the number of the record. Σ bytes of the records = bytes of the file
 * @throws AppError `file-empty`, `file-damaged`, `format-unknown`
 */
export async function readLogs(pieces: AsyncIterable<Buffer>, sink: RecordSink): Promise<void> {
  let head: Buffer[] = []
  let held = 0
  let reader: Reader | null = null
  for await (const piece of pieces) {
    if (reader) reader.push(piece)
    else {
      head.push(piece)
      held += piece.length
      if (held < HEAD) continue
      const start = Buffer.concat(head)
      head = []
      reader = readerFor(start.subarray(0, HEAD), sink)
      reader.push(start)
    }
  }
  if (!reader) {
    const whole = Buffer.concat(head)
    if (whole.length === 0)
      throw new AppError('file-empty', 'The file is empty.', 'Name a file that holds some lines.')
    reader = readerFor(whole, sink)
    reader.push(whole)
  }
  reader.end()
}
