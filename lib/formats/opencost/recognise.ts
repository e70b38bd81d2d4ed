import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SampleRows } from '../export-format.ts'
import { gapsIn, type Recognition } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'

/** A cloud-cost answer: `data.sets[].cloudCosts`. */
const CLOUD_COST = /"cloudCosts"\s*:/
/** An allocation answer: `data` is an array of maps of allocations, some of which may be null. */
const ALLOCATIONS = /"data"\s*:\s*\[\s*(?:null|\{)/
const ALLOCATION_MARKS = /"cpuCoreHours"\s*:/
const NO_ALLOCATION = /"data"\s*:\s*\[(?:\s|null|\{\s*\}|,)*\]/

const isDocument = (columns: SourceColumns): boolean =>
  columns.has('data') && columns.find('data')?.type === 'JSON'

/** The flat dialects: OpenCost's own CSV export, and the Parquet exporter with the answer's keys as columns. */
const isTable = (columns: SourceColumns): boolean =>
  columns.has('namespace', 'controllerkind', 'cpucoreusageaverage') ||
  (columns.has('windowstart', 'cpucorehours') && columns.all.some(({ key }) => key.startsWith('properties')))

/** OpenCost or Kubecost: an answer of the allocation or cloud-cost API, the CSV export, or a file of the Parquet exporter. */
export function isOpenCost(columns: SourceColumns, text: string): boolean {
  if (!isDocument(columns)) return isTable(columns)
  if (CLOUD_COST.test(text)) return true
  return (
    (ALLOCATIONS.test(text) && ALLOCATION_MARKS.test(text)) ||
    (columns.has('code') && NO_ALLOCATION.test(text))
  )
}

const WANTED = [
  {
    keys: ['propertiesproviderid', 'providerid', 'propertiesnode', 'node'],
    column: 'properties.providerID',
    cost: 'No row says on which node it ran, so nothing can be shared out. Ask the API for aggregate=node,namespace,controllerKind,controller.',
  },
  {
    keys: ['propertiescluster', 'cluster'],
    column: 'properties.cluster',
    cost: 'Clusters cannot be told apart: import the files of one cluster only.',
  },
]

/**
 * Dialect and gaps of an OpenCost export.
 * @throws AppError `format-not-supported-yet` for cloud costs, which repeat the cloud bill
 */
export function recogniseOpenCost(columns: SourceColumns, _sample: SampleRows, text: string): Recognition {
  if (CLOUD_COST.test(text)) {
    throw new AppError(
      'format-not-supported-yet',
      'This is an OpenCost cloud-cost answer. It repeats the cloud bill, which would count twice.',
      'Import the cloud bill itself and, for Kubernetes, the answer of OpenCost’s /allocation.',
    )
  }
  const version = columns.has('date') ? 'csv' : 'allocation'
  return { version, generator: 'OpenCost', gaps: gapsIn(columns, WANTED) }
}
