import type { ExportFormat } from '../export-format.ts'
import { azureCarbonFootprints } from './footprints.ts'
import { isAzureCarbon, recogniseAzureCarbon } from './recognise.ts'
import { unfoldEmissions } from './unfold-emissions.ts'

/** What the REST API of Azure carbon optimization answers to a query of carbon emission reports. */
export const azureCarbon: ExportFormat = {
  id: 'azure-carbon',
  name: 'Azure carbon emission report',
  dataset: 'footprints',
  is: isAzureCarbon,
  unfold: unfoldEmissions,
  recognise: recogniseAzureCarbon,
  footprints: azureCarbonFootprints,
}
