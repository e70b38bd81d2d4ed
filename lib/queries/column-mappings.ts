import type { Scope } from '#lib/domain/report/filter.ts'
import { RememberedMapping } from '#lib/formats/mapped/remembered-mapping.ts'
import { listColumnMappings } from '#lib/store/list-column-mappings.ts'

/** A mapping as it is listed. */
export interface ListedMapping extends RememberedMapping {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly updatedAt: string
}

/** The mappings that the organisation remembers, oldest first. */
export async function columnMappings(scope: Scope): Promise<readonly ListedMapping[]> {
  return (await listColumnMappings(scope)).map((each) => ({
    id: each.id,
    updatedAt: each.updatedAt,
    ...RememberedMapping.parse(each),
  }))
}
