import type { ExportFormat } from '../export-format.ts'
import { azureCostCharges } from './charges.ts'
import { isAzureCost, recogniseAzureCost } from './recognise.ts'

/** Azure cost details of any agreement, actual or amortized. */
export const azureCost: ExportFormat = {
  id: 'azure-cost',
  name: 'Azure cost details',
  dataset: 'usage',
  is: isAzureCost,
  recognise: recogniseAzureCost,
  charges: azureCostCharges,
}
