const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

const MOST_DEPTH = 1000
const LONGEST_KEY = 40
/** More of one record is counted, not read. */
const LONGEST_RECORD = 1024 * 1024

/**
 * Cuts JSON documents into their log records without reading a document whole: the objects in arrays under certain keys or at the top,
 * or the objects at the top themselves. The bytes around a record, such as the resource that a batch came from, belong to the next one.
 */
export class DocumentSplitter {
  /** For every bracket that is open, whether the objects right inside it are records. */
  private readonly open: boolean[] = []
  private key = ''
  private text: number[] = []
  private inString = false
  private escaped = false
  /** Depth at which the record being read was opened; -1 outside of records. */
  private recordDepth = -1
  private kept: Buffer[] = []
  private keptBytes = 0
  private bytes = 0

  /** @param record is handed a record's text, and its bytes with those around it */
  constructor(
    private readonly keys: ReadonlySet<string> | 'top',
    private readonly record: (text: string, bytes: number) => void,
  ) {}

  push(piece: Buffer): void {
    let recordStart = this.recordDepth >= 0 ? 0 : -1
    let counted = 0
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] as number
      if (this.inString) {
        this.string(byte)
        continue
      }
      if (byte === QUOTE) {
        this.inString = true
        this.text = []
      } else if (byte === COLON) this.key = String.fromCharCode(...this.text)
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (byte === OPEN_OBJECT && this.recordDepth < 0 && this.holdsRecords()) {
          this.recordDepth = this.open.length
          recordStart = at
        }
        if (this.open.length < MOST_DEPTH) this.open.push(byte === OPEN_ARRAY && this.isRecordArray())
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.open.pop()
        if (this.recordDepth === this.open.length && recordStart >= 0) {
          this.keep(piece.subarray(recordStart, at + 1))
          this.bytes += at + 1 - counted
          counted = at + 1
          this.release()
          recordStart = -1
        }
      }
    }
    if (recordStart >= 0) this.keep(piece.subarray(recordStart))
    this.bytes += piece.length - counted
  }

  /** Bytes after the last record, and whether everything that was opened was closed. */
  end(): { bytes: number; complete: boolean } {
    return { bytes: this.bytes, complete: this.open.length === 0 && !this.inString }
  }

  private string(byte: number): void {
    if (this.escaped) this.escaped = false
    else if (byte === BACKSLASH) this.escaped = true
    else if (byte === QUOTE) this.inString = false
    else if (this.recordDepth < 0 && this.text.length < LONGEST_KEY) this.text.push(byte)
  }

  private holdsRecords(): boolean {
    return this.open.length === 0 ? this.keys === 'top' : this.open[this.open.length - 1] === true
  }

  private isRecordArray(): boolean {
    if (this.recordDepth >= 0) return false
    return this.open.length === 0 ? this.keys === 'top' : this.keys !== 'top' && this.keys.has(this.key)
  }

  private keep(piece: Buffer): void {
    if (this.keptBytes >= LONGEST_RECORD) return
    this.kept.push(Buffer.from(piece))
    this.keptBytes += piece.length
  }

  private release(): void {
    this.record(Buffer.concat(this.kept).toString('utf8', 0, LONGEST_RECORD), this.bytes)
    this.kept = []
    this.keptBytes = 0
    this.bytes = 0
    this.recordDepth = -1
  }
}
