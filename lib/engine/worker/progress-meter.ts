import type { Connection } from '../duckdb/engine.ts'
import type { WorkerProgress } from './worker-messages.ts'

const EVERY_MS = 500

/** Tells how far work of several steps is; no figure of it ever goes backwards. */
export class ProgressMeter {
  private step = 'checking'
  private from = 0
  private to = 0
  private share = 0
  private rows = 0
  private total = { bytes: 0, rows: 0 }
  /** How much of the step is done, from 0 to 1. */
  private done: () => number = () => 0
  private readonly timer: NodeJS.Timeout

  constructor(private readonly report: (progress: WorkerProgress) => void) {
    this.timer = setInterval(() => this.tell(), EVERY_MS)
  }

  /** Says what there is to do: bytes of the files as they came, and rows as far as known. */
  expect(total: { readonly bytes: number; readonly rows: number }): void {
    this.total = { ...total }
  }

  /** Begins a step that spans this share of the work, and asks the connection how far it is. */
  begin(step: string, from: number, to: number, connection?: Connection): void {
    this.step = step
    this.from = from
    this.to = to
    this.done = connection === undefined ? () => 0 : () => connection.progress()
    this.tell()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private tell(): void {
    this.share = Math.max(this.share, this.from + (this.to - this.from) * Math.min(this.done(), 1))
    this.rows = Math.max(this.rows, Math.round(this.share * this.total.rows))
    this.report({
      step: this.step,
      share: this.share,
      bytes: Math.round(this.share * this.total.bytes),
      totalBytes: this.total.bytes,
      rows: this.rows,
      totalRows: Math.max(this.total.rows, this.rows),
    })
  }
}
