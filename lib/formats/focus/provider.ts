import type { SourceColumns } from '../source-column.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { first, firstCell } from '../sql/text.ts'

/** What generators write in ProviderName, InvoiceIssuerName and PublisherName, and the one name for each cloud. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  AWS: ['Amazon Web Services', 'Amazon Web Services, Inc.', 'Amazon'],
  Microsoft: ['Microsoft Azure', 'Azure', 'Microsoft Corporation'],
  'Google Cloud': ['Google', 'Google Cloud Platform', 'GCP'],
  Oracle: ['Oracle Cloud', 'Oracle Cloud Infrastructure', 'OCI'],
}

/** Provider of a row under one spelling; where the row does not say, the issuer of the invoice, else who wrote the file. */
export function providerOf(columns: SourceColumns, generator: string): string {
  const said = firstCell(
    columns.those('providername', 'serviceprovidername', 'provider', 'invoiceissuername', 'publishername'),
  )
  const cases = Object.entries(NAMES)
    .flatMap(([name, aliases]) =>
      aliases.map((alias) => `WHEN ${quoteLiteral(alias)} THEN ${quoteLiteral(name)}`),
    )
    .join(' ')
  const fallback = quoteLiteral(generator === 'not stated' ? '' : generator)
  return `CASE ${first([said, fallback])} ${cases} ELSE ${first([said, fallback])} END`
}
