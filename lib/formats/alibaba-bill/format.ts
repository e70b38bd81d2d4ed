import type { ExportFormat } from '../export-format.ts'
import { alibabaBillCharges } from './charges.ts'
import { isAlibabaBill, recogniseAlibabaBill } from './recognise.ts'
import { withoutTotals } from './without-totals.ts'

/** Alibaba Cloud bill details: the console's CSV in Chinese or English, and the files of a bill subscription. */
export const alibabaBill: ExportFormat = {
  id: 'alibaba-bill',
  name: 'Alibaba Cloud bill details',
  dataset: 'usage',
  is: isAlibabaBill,
  unfold: withoutTotals,
  recognise: recogniseAlibabaBill,
  charges: alibabaBillCharges,
}
