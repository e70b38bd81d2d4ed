import type { Coverage, Emissions } from '#lib/domain/report/emissions.ts'
import { explainKey, type GroupKey } from './explained.ts'

/** What is said of a figure at the foot of a report. */
export interface Footnote {
  readonly id: number
  readonly subject: string
  readonly emissions: Emissions
  readonly lines: number | null
  readonly coverage: Coverage | null
  /** By what the page explains the figure; null where it is a sum of figures that have notes of their own. */
  readonly explain: string | null
}

type Noted = Omit<Footnote, 'id' | 'explain'> & { readonly group: GroupKey | null }

/**
 * Numbers the figures of a report, in the order in which they are asked for.
 *
 * @example new Footnotes().of({ subject: 'Total', … }) // 1
 */
export class Footnotes {
  private readonly notes: Footnote[] = []

  /** The number of the note of a figure. */
  of({ group, ...said }: Noted): number {
    const id = this.notes.length + 1
    this.notes.push({ id, ...said, explain: group && explainKey(group) })
    return id
  }

  get all(): readonly Footnote[] {
    return this.notes
  }
}
