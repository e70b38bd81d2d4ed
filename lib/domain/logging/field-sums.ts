import type { FieldVolume } from './log-report.ts'
import { maskMessage } from './mask-message.ts'

const MOST_FIELDS = 1000
const OTHERS = '(other fields)'

/** Bytes of each field of JSON records; keys that hold values, such as ids, are masked, and more than a thousand are one. */
export class FieldSums {
  private readonly sums = new Map<string, { records: number; bytes: number }>()

  add(fields: ReadonlyMap<string, number>): void {
    for (const [key, bytes] of fields) {
      const masked = maskMessage(key.slice(0, 200))
      const field = this.sums.has(masked) || this.sums.size < MOST_FIELDS ? masked : OTHERS
      const sum = this.sums.get(field) ?? { records: 0, bytes: 0 }
      this.sums.set(field, sum)
      sum.records += 1
      sum.bytes += bytes
    }
  }

  volumes(): FieldVolume[] {
    return [...this.sums]
      .map(([field, sum]) => ({ field, ...sum }))
      .sort((a, b) => b.bytes - a.bytes || (a.field < b.field ? -1 : 1))
  }
}
