import { foldBlocks } from './block-sums.ts'
import { levelOf } from './level-sums.ts'
import type { LogRecord } from './log-record.ts'

/** What is summed of one template. */
export class TemplateSum {
  lines = 0
  bytes = 0
  records = 0
  secret = false
  stackTrace = false
  /** Bytes in each block of the log, for the error of the share. */
  readonly blocks: number[] = []
  readonly levels = new Map<ReturnType<typeof levelOf>, number>()

  add(record: LogRecord, secret: boolean, block: number): void {
    this.lines += record.lines
    this.bytes += record.bytes
    this.records += 1
    this.secret ||= secret
    this.stackTrace ||= record.stackTrace
    this.blocks[block] = (this.blocks[block] ?? 0) + record.bytes
    const level = levelOf(record.level)
    this.levels.set(level, (this.levels.get(level) ?? 0) + 1)
  }

  merge(other: TemplateSum): void {
    this.lines += other.lines
    this.bytes += other.bytes
    this.records += other.records
    this.secret ||= other.secret
    this.stackTrace ||= other.stackTrace
    other.blocks.forEach((bytes, block) => {
      this.blocks[block] = (this.blocks[block] ?? 0) + bytes
    })
    for (const [level, records] of other.levels)
      this.levels.set(level, (this.levels.get(level) ?? 0) + records)
  }

  fold(): void {
    foldBlocks(this.blocks)
  }

  /** The level of most records. */
  level(): ReturnType<typeof levelOf> {
    return [...this.levels].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? 'none'
  }
}
