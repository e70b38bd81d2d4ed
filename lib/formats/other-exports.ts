import type { SourceColumns } from './source-column.ts'

/** Exports that Headroom knows by sight and does not read yet, by their columns; in the order of the test. */
const OTHERS: readonly { readonly name: string; readonly is: (columns: SourceColumns) => boolean }[] = [
  {
    name: 'an Oracle Cloud (OCI) cost report',
    is: (c) => c.has('lineitemreferenceno', 'lineitemtenantid'),
  },
  { name: 'an AWS carbon emissions export', is: (c) => c.has('totalmbmemissionsvalue', 'modelversion') },
  { name: 'a Google Cloud carbon footprint export', is: (c) => c.has('usagemonth', 'carbonmodelversion') },
  {
    name: 'a Google Cloud billing export',
    is: (c) => c.has('billingaccountid') && (c.has('serviceid', 'skuid') || c.has('service', 'sku', 'usage')),
  },
  {
    name: 'a FOCUS contract commitment dataset (it lists contracts, not charges)',
    is: (c) => c.has('contractcommitmentid', 'contractcommitmentcategory'),
  },
  { name: 'a FOCUS 0.5 export', is: (c) => c.has('chargeperiodstart', 'chargetype', 'invoiceissuer') },
  {
    name: 'an Azure cost export',
    is: (c) =>
      c.has('metercategory') &&
      c.hasAny('usagequantity', 'quantity', 'pretaxcost', 'cost', 'costinbillingcurrency', 'costinusd'),
  },
  {
    name: 'an Alibaba Cloud bill',
    is: (c) => c.has('账期', '应付金额') || c.has('billingcycle', 'productcode', 'pretaxamount'),
  },
  { name: 'an OpenCost export', is: (c) => c.has('namespace', 'controllerkind', 'cpucoreusageaverage') },
]

/** The name of a known export that is not read yet, or null. */
export function nameOtherExport(columns: SourceColumns): string | null {
  return OTHERS.find(({ is }) => is(columns))?.name ?? null
}

/** The name of a known JSON document, from its beginning; or null. */
export function nameJsonExport(head: string): string | null {
  const has = (...keys: string[]) => keys.every((key) => head.includes(`"${key}"`))
  if (has('ResultsByTime')) return 'an AWS Cost Explorer answer'
  if (has('assemblyId', 'columns')) return 'the manifest of an AWS Cost and Usage Report'
  if (has('blobs') && (has('blobCount') || has('byteCount'))) return 'the manifest of an Azure cost export'
  if (has('cloudCosts') || has('cloudCostSet')) return 'an OpenCost cloud cost answer'
  if (has('window') && has('cpuCoreHours')) return 'an OpenCost allocation answer'
  return null
}
