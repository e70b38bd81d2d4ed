const NEW_LINE = 0x0a
const RETURN = 0x0d

/** More of one line is counted, not read. */
const LONGEST_LINE = 1024 * 1024

/** Cuts bytes into lines, wherever the pieces they come in end. Bytes that are no UTF-8 are replaced in the text, not in the count. */
export class LineSplitter {
  private held: Buffer[] = []
  private heldBytes = 0
  private keptBytes = 0

  /** @param line is handed a line without its end, and its bytes with it */
  constructor(private readonly line: (text: string, bytes: number) => void) {}

  push(piece: Buffer): void {
    let start = 0
    for (let end = piece.indexOf(NEW_LINE); end >= 0; end = piece.indexOf(NEW_LINE, start)) {
      if (this.heldBytes === 0) this.line(textOf(piece, start, end), end + 1 - start)
      else {
        this.hold(piece.subarray(start, end + 1))
        this.release()
      }
      start = end + 1
    }
    if (start < piece.length) this.hold(piece.subarray(start))
  }

  /** No more pieces. */
  end(): void {
    if (this.heldBytes > 0) this.release()
  }

  private hold(piece: Buffer): void {
    this.heldBytes += piece.length
    if (this.keptBytes >= LONGEST_LINE) return
    this.held.push(Buffer.from(piece))
    this.keptBytes += piece.length
  }

  private release(): void {
    const whole = Buffer.concat(this.held)
    const bytes = this.heldBytes
    this.held = []
    this.heldBytes = 0
    this.keptBytes = 0
    const end = whole[whole.length - 1] === NEW_LINE ? whole.length - 1 : whole.length
    this.line(textOf(whole, 0, end), bytes)
  }
}

function textOf(bytes: Buffer, start: number, end: number): string {
  const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end
  return bytes.toString('utf8', start, Math.min(last, start + LONGEST_LINE))
}
