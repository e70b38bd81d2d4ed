import type { ExportFormat } from '../export-format.ts'
import type { SourceColumns } from '../source-column.ts'
import { mappedCharges } from './charges.ts'
import { headerHash } from './header-hash.ts'
import { recogniseMapped } from './recognise.ts'
import type { RememberedMapping } from './remembered-mapping.ts'

/** A table of no known format, as one of the mappings that people made says what its columns are. */
export function mappedFormat(mappings: readonly RememberedMapping[]): ExportFormat {
  const mappingOf = (columns: SourceColumns) => {
    if (!columns.all.every(({ type, blankIsNull }) => type === 'VARCHAR' && blankIsNull)) return undefined
    const hash = headerHash(columns.all.map(({ header }) => header))
    return mappings.find((remembered) => remembered.headerHash === hash)?.mapping
  }
  return {
    id: 'mapped',
    name: 'Mapped CSV',
    dataset: 'usage',
    is: (columns) => mappingOf(columns) !== undefined,
    recognise: (columns) => {
      const mapping = mappingOf(columns)
      if (mapping === undefined) throw new TypeError('There is no mapping for these columns.')
      return recogniseMapped(columns, mapping)
    },
    charges: mappedCharges,
  }
}
