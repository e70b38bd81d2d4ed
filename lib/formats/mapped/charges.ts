import type { ColumnMapping, MappedValue } from '#lib/domain/imports/column-mapping.ts'
import type { ChargeExpressions } from '../charge-expressions.ts'
import type { RecognisedExport } from '../recognised-export.ts'
import type { SourceColumn, SourceColumns } from '../source-column.ts'
import { listCost } from '../sql/list-cost.ts'
import { ParsedCells } from '../sql/parsed-cells.ts'
import { providerName } from '../sql/provider-name.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { tagsJson } from '../sql/tags.ts'
import { cell, isFilled, orEmpty } from '../sql/text.ts'
import { mappedDate } from './mapped-date.ts'

/** A table of usage whose columns a person has named, as canonical records: every row is usage. */
export function mappedCharges(columns: SourceColumns, { mapping }: RecognisedExport): ChargeExpressions {
  if (mapping === undefined) throw new TypeError('A mapped table comes with its mapping.')
  const column = columnFinder(columns, mapping)
  const text = (value: MappedValue | null): string => {
    if (value === null) return "''"
    return 'text' in value ? quoteLiteral(value.text) : orEmpty(cell(column(value)))
  }

  const parsed = new ParsedCells()
  const start = mappedDate(parsed, column(mapping.date), mapping.date.order)
  parsed.rejectWhen(`${start} IS NULL`, 'the row has no date')
  const quantity = mapping.quantity && column(mapping.quantity)
  const amount = quantity === null ? 'NULL' : parsed.number(quantity)
  const cost = mapping.cost === null ? null : parsed.number(column(mapping.cost))
  const account = text(mapping.account)
  return {
    columns: {
      provider: providerName(text(mapping.provider)),
      service_code: "''",
      service_name: text(mapping.service),
      usage_type: text(mapping.usageType),
      operation: "''",
      sku_id: "''",
      product_family: "''",
      unit: text(mapping.unit),
      line_type: "'Usage'",
      commitment_status: "''",
      region: text(mapping.region),
      from_region: "''",
      to_region: "''",
      instance_type: "''",
      vcpu: 'NULL',
      memory_gib: 'NULL',
      cpu: "''",
      storage_media: "''",
      deployment: "''",
      has_quantity: quantity === null ? 'false' : `coalesce(${isFilled(quantity)}, false)`,
      billing_account_id: account,
      sub_account_id: account,
      sub_account_name: "''",
      tags: tagsJson(
        mapping.tags.map((tag) => ({ key: tag.key, column: column(tag) })),
        [],
      ),
      charge_period_start: start,
      charge_period_end: `date_trunc('day', ${start}) + INTERVAL 1 DAY`,
      billing_period_start: `date_trunc('month', ${start})`,
      resource_id: mapping.resource === null ? "''" : text(mapping.resource),
      // Without a cost there is nothing that a currency could be of, and a price of 0 would be a claim.
      currency: cost === null ? "''" : text(mapping.currency),
      quantity: amount,
      billed_cost: cost ?? 'NULL',
      effective_cost: cost ?? 'NULL',
      list_cost: cost === null ? 'NULL' : listCost('NULL', cost, amount),
      reject_reason: parsed.rejectReason(),
    },
    inner: parsed.inner,
  }
}

/**
 * Finds columns by their very headers. Two headers of one spelling (`Cost`, `cost `) are two columns here, so each is known by its
 * place in the file.
 */
function columnFinder(columns: SourceColumns, { decimal }: ColumnMapping) {
  return (wanted: { readonly column: string }): SourceColumn => {
    const found = columns.all.find(({ header }) => header === wanted.column)
    if (found === undefined) throw new TypeError(`There is no column ${wanted.column}.`)
    return { ...found, key: found.sql, decimalComma: decimal === 'comma' }
  }
}
