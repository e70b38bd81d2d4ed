import type { ExportFormat } from '../export-format.ts'
import { gcpBillingCharges } from './charges.ts'
import { isGcpBilling, recogniseGcpBilling } from './recognise.ts'
import { unfoldGcpBilling } from './unfold.ts'

/** Google Cloud billing export, standard and detailed, as BigQuery extracts it or as somebody flattened it. */
export const gcpBilling: ExportFormat = {
  id: 'gcp-billing',
  name: 'Google Cloud billing export',
  dataset: 'usage',
  is: isGcpBilling,
  unfold: unfoldGcpBilling,
  recognise: recogniseGcpBilling,
  charges: gcpBillingCharges,
}
