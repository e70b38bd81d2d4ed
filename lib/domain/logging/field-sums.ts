import { headOf } from './head-of.ts'
import type { FieldVolume } from './log-report.ts'
import { maskMessage } from './mask-message.ts'
import { redactSecrets } from './redact-secrets.ts'

const MOST_FIELDS = 1000
const MOST_CHARACTERS = 200
const OTHERS = '(other fields)'

/** Bytes of each field of JSON records; keys that hold values, such as ids, are masked, and more than a thousand are one. */
export class FieldSums {
  private readonly masked = new Map<string, string>()
  private readonly sums = new Map<string, { records: number; bytes: number }>()

  add(fields: ReadonlyMap<string, number>): void {
    for (const [key, bytes] of fields) {
      const masked = this.mask(key)
      const field = this.sums.has(masked) || this.sums.size < MOST_FIELDS ? masked : OTHERS
      const sum = this.sums.get(field) ?? { records: 0, bytes: 0 }
      this.sums.set(field, sum)
      sum.records += 1
      sum.bytes += bytes
    }
  }

  /** Keys come again and again: so many are masked once. */
  private mask(key: string): string {
    const known = this.masked.get(key)
    if (known !== undefined) return known
    const masked = maskMessage(redactSecrets(headOf(key, MOST_CHARACTERS)).text)
    if (this.masked.size < MOST_FIELDS) this.masked.set(key, masked)
    return masked
  }

  volumes(): FieldVolume[] {
    return [...this.sums]
      .map(([field, sum]) => ({ field, ...sum }))
      .sort((a, b) => b.bytes - a.bytes || (a.field < b.field ? -1 : 1))
  }
}
