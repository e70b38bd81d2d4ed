import type { SourceColumns } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { cell, first, orEmpty } from '../sql/text.ts'

/** What Azure writes where it names no place. */
const NO_PLACE = ['', 'unknown', 'unassigned', 'na', 'none', 'notapplicable', 'allregions']

/** Price zones (`Zone 1`) of a meter are no places. */
const PRICE_ZONE = '^zone[0-9]'

/**
 * Region of a line under one spelling: `EastUS2`, `East US 2` → `eastus2`. The resource's own place first; the meter's only where
 * that is not told.
 */
export function azureRegion(columns: SourceColumns): string {
  const none = NO_PLACE.map(quoteLiteral).join(', ')
  const places = columns.those('resourcelocation', 'location', 'meterregion').map((column) => {
    const squeezed = `regexp_replace(lower(${cell(column)}), '[^a-z0-9]', '', 'g')`
    return `CASE WHEN ${squeezed} NOT IN (${none}) AND NOT regexp_matches(${squeezed}, '${PRICE_ZONE}') THEN ${squeezed} END`
  })
  return orEmpty(first(places))
}
