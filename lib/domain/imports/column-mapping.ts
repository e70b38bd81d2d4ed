/** Where a value of a generic table comes from: a column, or one text for all rows. */
export type MappedValue = { readonly column: string } | { readonly text: string }

/** What the columns of a CSV of no known format are, as a person said. Columns are named by their headers. */
export interface ColumnMapping {
  readonly name: string
  readonly provider: MappedValue
  readonly date: { readonly column: string; readonly order: 'iso' | 'dmy' | 'mdy' }
  readonly service: MappedValue
  /** What was used, in the provider's words: a usage type, a meter, a SKU. */
  readonly usageType: MappedValue | null
  readonly quantity: { readonly column: string } | null
  readonly unit: MappedValue | null
  readonly cost: { readonly column: string } | null
  readonly currency: MappedValue | null
  readonly region: MappedValue | null
  readonly account: MappedValue | null
  readonly resource: { readonly column: string } | null
  readonly decimal: 'point' | 'comma'
  readonly tags: readonly { readonly column: string; readonly key: string }[]
}
