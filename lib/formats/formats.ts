import { alibabaBill } from './alibaba-bill/format.ts'
import { awsCarbon } from './aws-carbon/format.ts'
import { awsCostExplorer } from './aws-cost-explorer/format.ts'
import { awsCur } from './aws-cur/format.ts'
import { azureCarbon } from './azure-carbon/format.ts'
import { azureCost } from './azure-cost/format.ts'
import type { ExportFormat } from './export-format.ts'
import { focus } from './focus/format.ts'
import { gcpBilling } from './gcp-billing/format.ts'
import { gcpCarbon } from './gcp-carbon/format.ts'
import { mappedFormat } from './mapped/format.ts'
import { ociCost } from './oci-cost/format.ts'
import { openCost } from './opencost/format.ts'
import type { FormatId } from './recognised-export.ts'

/** Every export, in the order of the test: the first whose columns fit is the one. */
export const FORMATS: readonly ExportFormat[] = [
  ociCost,
  awsCur,
  awsCarbon,
  gcpCarbon,
  gcpBilling,
  focus,
  azureCost,
  alibabaBill,
  openCost,
  awsCostExplorer,
  azureCarbon,
  mappedFormat([]),
]

/** The format of an id. */
export function formatOf(id: FormatId): ExportFormat {
  const found = FORMATS.find((format) => format.id === id)
  if (found === undefined) throw new TypeError(`There is no format ${id}.`)
  return found
}
