import type { SciFinding } from '#lib/domain/sci/check/finding.ts'

/** What the checker says of a text. */
export interface Checked {
  readonly kind: 'calculation' | 'imp' | 'impact-framework' | 'published-cases'
  readonly results: readonly {
    readonly id: string
    readonly recomputed: number | null
    readonly reproduces: boolean | null
    readonly reason?: string
  }[]
  readonly findings: readonly SciFinding[]
}
