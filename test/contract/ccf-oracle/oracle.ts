import { readFileSync } from 'node:fs'
import type { Kind, Month } from '#lib/domain/usage/kind.ts'
import { kindOf } from '#test/support/kind.ts'
import { sample } from '#test/support/samples.ts'
import { parseCsv } from './csv.ts'

/** One row of the oracle: a charge as a reader of the provider's bill would see it, and what CCF made of it. */
export interface OracleRow {
  readonly id: string
  readonly provider: string
  readonly kind: Kind
  readonly month: Month
  readonly quantity: number
  readonly status: string
  readonly category: string
  readonly quirks: readonly string[]
  readonly operationalKwh: number
  readonly operationalGrams: number
  readonly embodiedGrams: number
}

type Cells = Readonly<Record<string, string>>

const GRAMS_PER_TONNE = 1e6

const expected = (row: Cells) => ({
  id: row.row_id ?? '',
  status: row.ccf_status ?? '',
  category: row.ccf_class ?? '',
  quirks: (row.ccf_quirks ?? '').split('|').filter(Boolean),
  operationalKwh: Number(row.ccf_operational_kwh),
  operationalGrams: Number(row.ccf_operational_co2e_t) * GRAMS_PER_TONNE,
  embodiedGrams: Number(row.ccf_embodied_co2e_t) * GRAMS_PER_TONNE,
})

const monthOf = (day = ''): Month => day.slice(0, 7)

const aws = (row: Cells): OracleRow => ({
  ...expected(row),
  provider: 'AWS',
  kind: kindOf({
    provider: 'AWS',
    serviceCode: row.service_name ?? '',
    serviceName: row.service_name ?? '',
    usageType: row.usage_type ?? '',
    unit: row.pricing_unit ?? '',
    region: row.region ?? '',
    vcpu: row.vcpus ? Number(row.vcpus) : null,
    lineType: row.line_item_type ?? '',
  }),
  month: monthOf(row.timestamp),
  quantity: Number(row.usage_amount),
})

const gcp = (row: Cells): OracleRow => ({
  ...expected(row),
  provider: 'Google Cloud',
  kind: kindOf({
    provider: 'Google Cloud',
    serviceName: row.service_name ?? '',
    usageType: row.usage_type ?? '',
    unit: row.usage_unit ?? '',
    region: row.region ?? '',
    instanceType: row.machine_type ?? '',
    lineType: row.cost_type === 'rounding_error' ? 'Adjustment' : 'Usage',
  }),
  month: monthOf(row.timestamp),
  quantity: Number(row.usage_amount),
})

const azure = (row: Cells): OracleRow => ({
  ...expected(row),
  provider: 'Microsoft',
  kind: kindOf({
    provider: 'Microsoft',
    serviceCode: row.meter_category ?? '',
    serviceName: row.meter_category ?? '',
    usageType: row.meter_name ?? '',
    unit: row.unit_of_measure ?? '',
    region: row.resource_location ?? '',
  }),
  month: monthOf(row.date),
  quantity: Number(row.quantity),
})

/** Every row of the oracle. */
export function oracleRows(): readonly OracleRow[] {
  const read = (file: string, toRow: (row: Cells) => OracleRow) =>
    parseCsv(readFileSync(sample(`ccf-oracle/${file}`), 'utf8')).map(toRow)
  return [...read('aws.csv', aws), ...read('gcp.csv', gcp), ...read('azure.csv', azure)]
}

/** What CCF does on purpose: rows with no other remark are to match. */
const DESIGN_CHOICES = new Set([
  'embodied_in_kwh',
  'embodied_vcpu_cancels',
  'no_watts_fallback',
  'burstable_scaled',
])

/** Rows where CCF's figure is taken to be what it means to say. */
export const isToMatch = (row: OracleRow): boolean =>
  row.status === 'estimated' && row.quirks.every((quirk) => DESIGN_CHOICES.has(quirk))
