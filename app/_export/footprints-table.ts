import { type CellOf, number, tableOf, text } from '#lib/domain/export/export-table.ts'
import type {
  ComparedFigures,
  ComparedService,
  FootprintMonth,
  FootprintReason,
  OfficialFigures,
} from '#lib/domain/report/footprint-report.ts'
import { footprints } from '#lib/queries/footprints.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { footprintFilter } from '../_view/footprint-filter.ts'
import type { PageTable } from './page-table.ts'

interface Row {
  readonly of: 'month' | 'compared' | 'service'
  readonly month: FootprintMonth
  readonly service: Pick<ComparedService, 'serviceCode' | 'serviceName'> | null
  readonly official: OfficialFigures
  readonly figures: ComparedFigures | null
  readonly reasons: readonly FootprintReason[]
}

const inGrams = (kilograms: number | null | undefined): number | null =>
  kilograms === null || kilograms === undefined ? null : kilograms * 1000

const OFFICIAL = [
  ['scope1', 'scope1Kg'],
  ['scope2_location', 'scope2LocationKg'],
  ['scope2_market', 'scope2MarketKg'],
  ['scope3_location', 'scope3LocationKg'],
  ['scope3_market', 'scope3MarketKg'],
  ['total_location', 'totalLocationKg'],
  ['total_market', 'totalMarketKg'],
  ['total_method_unstated', 'totalUnstatedKg'],
] as const

const METHODS = ['location', 'market'] as const

const COLUMNS: readonly CellOf<Row>[] = [
  { ...text('month'), of: ({ month }) => month.month },
  { ...text('provider'), of: ({ month }) => month.provider },
  { ...text('provider_method_version'), of: ({ month }) => month.modelVersion },
  { ...text('row'), of: (row) => row.of },
  { ...text('service_code'), of: ({ service }) => service?.serviceCode ?? null },
  { ...text('service_name'), of: ({ service }) => service?.serviceName ?? null },
  ...OFFICIAL.map(([name, field]) => ({
    ...number(`official_${name}_gco2e`),
    of: ({ official }: Row) => inGrams(official[field]),
  })),
  ...METHODS.flatMap((method) =>
    (['low', 'central', 'high'] as const).map((side) => ({
      ...number(`estimate_${method}_gco2e_${side}`),
      of: ({ figures }: Row) => inGrams(figures?.estimate[method]?.totalKgCo2e[side]),
    })),
  ),
  ...METHODS.map((method) => ({
    ...number(`difference_${method}_gco2e`),
    of: ({ figures }: Row) => inGrams(figures?.differenceKg[method]),
  })),
  { ...number('accounts_in_both'), of: ({ month }) => month.accounts?.both ?? null },
  { ...number('accounts_only_official'), of: ({ month }) => month.accounts?.onlyOfficial ?? null },
  { ...number('accounts_only_in_bills'), of: ({ month }) => month.accounts?.onlyBills ?? null },
  { ...text('reasons'), of: ({ reasons }) => reasons.join(' ') },
]

/** A month as the provider has it, then what can be compared of it, then that by service. */
function rowsOf(month: FootprintMonth): readonly Row[] {
  const { official, compared, reasons } = month
  const whole: Row = { of: 'month', month, service: null, official, figures: null, reasons }
  if (!compared) return [whole]
  return [
    whole,
    { ...whole, of: 'compared', official: compared.official, figures: compared },
    ...compared.services.map(
      (service): Row => ({
        ...whole,
        of: 'service',
        service,
        official: service.official,
        figures: service,
      }),
    ),
  ]
}

/** What providers say themselves, beside the estimate. The rows of a month contain each other: they are not to be added. */
export async function footprintsTable({ scope, view }: PageRequest): Promise<PageTable> {
  const { months } = await footprints(scope, { filter: footprintFilter(view), factorSet: view.factorSet })
  return { table: tableOf(months.flatMap(rowsOf), COLUMNS), total: null }
}
