import type { EvidenceKind } from '../evidence/evidence-tables.ts'
import type { SummaryRow } from '../report/summary-row.ts'

/** One kind in one month in one currency: its sums, its coefficient, and the PUE and intensity that multiply it. */
export interface GradedKind extends EvidenceKind {
  readonly row: SummaryRow
}
