import type { ExportFormat } from '../export-format.ts'
import { gcpCarbonFootprints } from './footprints.ts'

/** Google Cloud Carbon Footprint, the BigQuery table `carbon_footprint`: nested (JSON lines, Parquet) or flattened. */
export const gcpCarbon: ExportFormat = {
  id: 'gcp-carbon',
  name: 'Google Cloud Carbon Footprint',
  dataset: 'footprints',
  is: (columns) => columns.has('usagemonth', 'carbonmodelversion'),
  recognise: (columns) => {
    const hasTotal = columns.all.some(({ key }) => key.startsWith('carbonfootprinttotalkgco2e'))
    return {
      version: 'carbon_footprint',
      generator: 'Google Cloud',
      gaps: hasTotal
        ? []
        : [
            {
              column: 'carbon_footprint_total_kgCO2e',
              cost: 'The scopes are shown, but no total to compare with.',
            },
          ],
    }
  },
  footprints: gcpCarbonFootprints,
}
