import type { ExportFormat } from '../export-format.ts'
import { awsCurAllocations } from './allocations.ts'
import { awsCurCharges } from './charges.ts'
import { isAwsCur, recogniseAwsCur } from './recognise.ts'

/** AWS Cost and Usage Report, legacy and 2.0, in any dialect. */
export const awsCur: ExportFormat = {
  id: 'aws-cur',
  name: 'AWS Cost and Usage Report',
  dataset: 'usage',
  is: isAwsCur,
  recognise: recogniseAwsCur,
  charges: awsCurCharges,
  allocations: awsCurAllocations,
}
