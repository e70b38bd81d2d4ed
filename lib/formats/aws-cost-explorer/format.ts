import type { ExportFormat } from '../export-format.ts'
import { costExplorerCharges } from './charges.ts'
import { isCostExplorer, recogniseCostExplorer } from './recognise.ts'
import { unfoldGroups } from './unfold-groups.ts'

/** What the API call `GetCostAndUsage` of AWS Cost Explorer answers, one page or several. */
export const awsCostExplorer: ExportFormat = {
  id: 'aws-cost-explorer',
  name: 'AWS Cost Explorer',
  dataset: 'usage',
  is: isCostExplorer,
  unfold: unfoldGroups,
  recognise: recogniseCostExplorer,
  charges: costExplorerCharges,
}
