import type { Scope } from '#lib/domain/report/filter.ts'
import { RememberedMapping } from '#lib/formats/mapped/remembered-mapping.ts'
import { listColumnMappings } from '#lib/store/list-column-mappings.ts'

/** The mappings of the organisation, as a worker is given them. */
export async function rememberedMappings(scope: Scope): Promise<RememberedMapping[]> {
  return (await listColumnMappings(scope)).map((each) => RememberedMapping.parse(each))
}
