import type { SampleRows } from '../export-format.ts'
import type { Gap, Recognition } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'

const NO_PAYER =
  'Cost Explorer names no billing account. If the same month is also imported from a Cost and Usage Report or a FOCUS export, both count.'
const NEXT_PAGE =
  'This is one page of several (NextPageToken). Give every page in one import, or the totals are too low.'
const ESTIMATED = 'Some of it AWS itself calls estimated: it changes until the bill is final.'

/** An answer of `GetCostAndUsage`: a JSON document with `ResultsByTime`. */
export function isCostExplorer(columns: SourceColumns): boolean {
  return columns.has('resultsbytime')
}

/** What an answer leaves open, from its unfolded columns and its first MB. */
export function recogniseCostExplorer(
  columns: SourceColumns,
  _sample: SampleRows,
  text: string,
): Recognition {
  const groupsBy = (dimension: string) => new RegExp(`"Key"\\s*:\\s*"${dimension}"`).test(text)
  const gaps: Gap[] = []
  if (!groupsBy('USAGE_TYPE')) {
    gaps.push({
      column: 'GroupBy USAGE_TYPE',
      cost: 'Quantities of different units are mixed, which is no quantity: such usage is shown with its cost and not estimated.',
    })
  }
  if (!groupsBy('REGION') && !groupsBy('AZ')) {
    gaps.push({
      column: 'GroupBy REGION',
      cost: 'Regions come from usage types, where the answer has them; other lines have none.',
    })
  }
  const warnings = [
    ...(columns.has('billingaccountid') ? [] : [NO_PAYER]),
    ...(columns.has('nextpagetoken') ? [NEXT_PAGE] : []),
    ...(/"Estimated"\s*:\s*true/.test(text) ? [ESTIMATED] : []),
  ]
  return { version: 'GetCostAndUsage', generator: 'AWS', gaps, warnings }
}
