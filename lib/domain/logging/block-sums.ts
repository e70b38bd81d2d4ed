/** Blocks kept before two become one. */
const MOST_BLOCKS = 64

/** Which of the equal blocks of a log of unknown length a record falls in. */
export class Blocks {
  /** Bytes of each block. */
  readonly bytes: number[] = [0]
  private records = 0
  private size = 64

  /** @param fold is told when neighbours become one block */
  constructor(private readonly fold: () => void) {}

  /** Adds a record. @returns the number of its block */
  add(bytes: number): number {
    if (this.records === this.size) {
      if (this.bytes.length === MOST_BLOCKS) {
        foldBlocks(this.bytes)
        this.size *= 2
        this.fold()
      }
      this.bytes.push(0)
      this.records = 0
    }
    const block = this.bytes.length - 1
    this.bytes[block] = (this.bytes[block] ?? 0) + bytes
    this.records += 1
    return block
  }
}

/** Makes one block of every two neighbours, in place. */
export function foldBlocks(blocks: number[]): void {
  for (let block = 0; 2 * block < blocks.length; block += 1)
    blocks[block] = (blocks[2 * block] ?? 0) + (blocks[2 * block + 1] ?? 0)
  blocks.length = Math.ceil(blocks.length / 2)
}
