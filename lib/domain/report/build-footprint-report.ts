import type { FactorSetId, Method } from '../factors/factor-set.ts'
import { hoursInMonth } from '../usage/kind.ts'
import { coverageOf, emissionsOf } from './build-report.ts'
import type { Emissions } from './emissions.ts'
import type {
  ComparedFigures,
  ComparedService,
  FootprintMonth,
  FootprintReason,
  FootprintReport,
  OfficialFigures,
} from './footprint-report.ts'
import type { SummaryRow } from './summary-row.ts'

/** A month of a provider, as the provider has it, and what the bills have of it. */
export interface OfficialMonth extends OfficialFigures {
  readonly month: string
  readonly provider: string
  readonly modelVersion: string
  readonly accountsTold: boolean
  readonly both: number
  readonly onlyOfficial: number
  readonly onlyBills: number
  /** Days with usage, of the accounts that both have. */
  readonly days: number
  /** Whether the only such day is the first: a bill by month, then. */
  readonly isMonthly: boolean
}

/** Figures of the accounts that both have; `serviceCode` is null for all services together. */
export interface OfficialService extends OfficialFigures {
  readonly month: string
  readonly provider: string
  readonly serviceCode: string | null
  readonly serviceName: string | null
}

/** Our figures of the same accounts. */
export interface EstimateRow extends SummaryRow {
  readonly serviceCode: string
}

interface Comparison {
  readonly factorSet: FactorSetId
  readonly months: readonly OfficialMonth[]
  readonly official: readonly OfficialService[]
  readonly estimate: Readonly<Record<Method, readonly EstimateRow[]>>
}

const figuresOf = (row: OfficialFigures): OfficialFigures => ({
  scope1Kg: row.scope1Kg,
  scope2LocationKg: row.scope2LocationKg,
  scope2MarketKg: row.scope2MarketKg,
  scope3LocationKg: row.scope3LocationKg,
  scope3MarketKg: row.scope3MarketKg,
  totalLocationKg: row.totalLocationKg,
  totalMarketKg: row.totalMarketKg,
  totalUnstatedKg: row.totalUnstatedKg,
})

/** Ours, or null where no line of it has a figure: unknown, not zero. */
function estimateOf(rows: readonly SummaryRow[]): Emissions | null {
  const emissions = emissionsOf(rows)
  const none = emissions.energyKwh.high === 0 && emissions.totalKgCo2e.high === 0
  return none ? null : emissions
}

const less = (ours: Emissions | null, theirs: number | null): number | null =>
  ours === null || theirs === null ? null : ours.totalKgCo2e.central - theirs

function compare(
  official: OfficialFigures,
  ours: Readonly<Record<Method, readonly SummaryRow[]>>,
): ComparedFigures {
  const estimate = { location: estimateOf(ours.location), market: estimateOf(ours.market) }
  return {
    official: figuresOf(official),
    estimate,
    differenceKg: {
      location: less(estimate.location, official.totalLocationKg),
      market: less(estimate.market, official.totalMarketKg),
    },
  }
}

const days = (month: string): number => hoursInMonth(month) / 24

function reasonsOf(month: OfficialMonth, ours: readonly SummaryRow[]): readonly FootprintReason[] {
  const isUnstated = month.totalUnstatedKg !== null
  const hasScope3 = month.scope3LocationKg !== null || month.scope3MarketKg !== null
  const reasons: Readonly<Partial<Record<FootprintReason, boolean>>> = {
    'no-usage': month.days === 0,
    'days-missing': isPartial(month),
    'accounts-unknown': !month.accountsTold,
    'accounts-differ': month.accountsTold && month.onlyOfficial + month.onlyBills > 0,
    'method-unstated': isUnstated,
    'scope-1': month.scope1Kg !== null || isUnstated,
    'scope-3-breadth': hasScope3 || isUnstated,
    'scope-3-unknown': !hasScope3 && !isUnstated,
    'market-contracts': month.totalMarketKg !== null,
    allocation: true,
    'not-all-estimated': ours.some((row) => (coverageOf(row)?.excluded ?? 0) > 0),
  }
  return (Object.keys(reasons) as FootprintReason[]).filter((reason) => reasons[reason])
}

const isPartial = (month: OfficialMonth): boolean =>
  month.days > 0 && month.days < days(month.month) && !month.isMonthly

/** Puts a provider's figures beside ours: whole months, of the accounts and services that both have. */
export function buildFootprintReport({ factorSet, months, official, estimate }: Comparison): FootprintReport {
  const of = <Row extends { month?: string; provider?: string }>(
    rows: readonly Row[],
    month: OfficialMonth,
  ) => rows.filter((row) => row.month === month.month && row.provider === month.provider)
  const built = months.map((month): FootprintMonth => {
    const theirs = of(official, month)
    const whole = theirs.find(({ serviceCode }) => serviceCode === null)
    const ours = { location: of(estimate.location, month), market: of(estimate.market, month) }
    const services = theirs.flatMap((service): ComparedService[] => {
      const { serviceCode } = service
      if (serviceCode === null || serviceCode === '') return []
      const same = (rows: readonly EstimateRow[]) => rows.filter((row) => row.serviceCode === serviceCode)
      const figures = compare(service, { location: same(ours.location), market: same(ours.market) })
      return [{ serviceCode, serviceName: service.serviceName ?? '', ...figures }]
    })
    const isComparable = month.days > 0 && !isPartial(month) && whole !== undefined
    return {
      month: month.month,
      provider: month.provider,
      modelVersion: month.modelVersion,
      official: figuresOf(month),
      compared: isComparable ? { ...compare(whole, ours), services } : null,
      accounts: month.accountsTold
        ? { both: month.both, onlyOfficial: month.onlyOfficial, onlyBills: month.onlyBills }
        : null,
      reasons: reasonsOf(month, ours.location),
    }
  })
  return { factorSet, months: built }
}
