import type { SourceColumns } from '../source-column.ts'
import { providerName } from '../sql/provider-name.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { first, firstCell } from '../sql/text.ts'

/** Provider of a row under one spelling; where the row does not say, the issuer of the invoice, else who wrote the file. */
export function providerOf(columns: SourceColumns, generator: string): string {
  const said = firstCell(
    columns.those(
      'providername',
      'serviceprovidername',
      'provider',
      'invoiceissuername',
      'invoiceissuer',
      'publishername',
      'publisher',
    ),
  )
  const fallback = quoteLiteral(generator === 'not stated' ? '' : generator)
  return providerName(first([said, fallback]))
}
