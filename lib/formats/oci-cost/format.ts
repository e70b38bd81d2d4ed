import type { ExportFormat } from '../export-format.ts'
import { ociCostCharges } from './charges.ts'
import { isOciCost, recogniseOciCost } from './recognise.ts'

/** Oracle Cloud cost report, the proprietary CSV of the bucket namespace `bling`. */
export const ociCost: ExportFormat = {
  id: 'oci-cost',
  name: 'Oracle Cloud cost report',
  dataset: 'usage',
  is: isOciCost,
  recognise: recogniseOciCost,
  charges: ociCostCharges,
}
