import type { Connection } from './engine.ts'
import type { WorkerProgress } from './worker-messages.ts'

const EVERY_MS = 250

/** Tells how far work of several steps is, as a share of the bytes to read; never backwards. */
export class ProgressMeter {
  private step = ''
  private from = 0
  private to = 0
  private share = 0
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly connection: Connection,
    private readonly total: { readonly bytes: number; readonly rows: number },
    private readonly report: (progress: WorkerProgress) => void,
  ) {
    this.timer = setInterval(() => this.tell(), EVERY_MS)
  }

  /** Begins a step that spans this share of the work. */
  begin(step: string, from: number, to: number): void {
    this.step = step
    this.from = from
    this.to = to
    this.tell()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private tell(): void {
    const now = this.from + (this.to - this.from) * this.connection.progress()
    this.share = Math.max(this.share, now)
    this.report({
      step: this.step,
      bytes: Math.round(this.share * this.total.bytes),
      totalBytes: this.total.bytes,
      rows: Math.round(this.share * this.total.rows),
    })
  }
}
