import type { BillGrade, Granularity, PreflightBill } from './preflight-report.ts'

/** What is known of a bill's fitness before it is read. */
export interface Fitness extends Pick<PreflightBill, 'coverage' | 'granularity'> {
  /** Names of the columns that it lacks. */
  readonly missing: readonly string[]
  /** Share of the rows seen that cannot be read, from 0 to 1. */
  readonly rejectedShare: number
}

/** A reason for a lower grade, and how many steps it goes down. */
interface Shortfall {
  readonly steps: number
  readonly reason: string
}

/** Each share: below `good` one step down, below `poor` two. A bill has lines without region or resource by its nature. */
const SHARES = {
  quantities: {
    good: 0.8,
    poor: 0.5,
    of: 'a quantity: the usage of the others is left out, with that reason',
  },
  regions: { good: 0.8, poor: 0.5, of: 'a region: the grid of the others is not known' },
  resourceIds: { good: 0.5, poor: 0, of: 'a resource id: no drill-down to resources for the others' },
  tags: { good: 0.5, poor: 0, of: 'tags: the others belong to a team only by their account' },
} as const

const COARSE: Readonly<Partial<Record<Granularity, string>>> = {
  month: 'Lines are of whole months: nothing can be said about days.',
  other: 'Lines have no common length in time: days may be attributed wrongly.',
}

/** So many missing columns, and more, are two steps. */
const MANY_COLUMNS = 4
const GRADE_OF_STEPS: readonly BillGrade[] = ['A', 'B', 'C', 'D', 'D']

/**
 * How fit a bill is for estimating: A where nothing is missing that an estimate or a drill-down could use, one grade less for each step
 * that a shortfall costs (D covers three and four steps, E more).
 * - columns missing: one step, four or more two; a column costs what the preflight says beside it
 * - quantities or regions on less than 80 % of the lines: one step, on less than 50 % two
 * - resource ids or tags on less than 50 % of the lines: one step each
 * - lines longer than a day: one step
 * - lines that cannot be read: one step, more than a tenth five
 * @example a CUR without product_vcpu and else complete is a B: its one missing column is one step
 */
export function gradeOf(bill: Fitness): { readonly grade: BillGrade; readonly reasons: readonly string[] } {
  const shortfalls = [...columnsMissing(bill), ...sharesMissing(bill), ...coarse(bill), ...unreadable(bill)]
  const steps = shortfalls.reduce((sum, shortfall) => sum + shortfall.steps, 0)
  return { grade: GRADE_OF_STEPS[steps] ?? 'E', reasons: shortfalls.map(({ reason }) => reason) }
}

function columnsMissing({ missing }: Fitness): readonly Shortfall[] {
  if (missing.length === 0) return []
  const steps = missing.length >= MANY_COLUMNS ? 2 : 1
  return [{ steps, reason: `Columns are missing: ${missing.join(', ')}.` }]
}

function sharesMissing({ coverage }: Fitness): readonly Shortfall[] {
  if (coverage === null) return []
  const names = Object.keys(SHARES) as (keyof typeof SHARES)[]
  return names.flatMap((name) => {
    const { good, poor, of } = SHARES[name]
    const share = coverage[name]
    if (share >= good) return []
    return [
      { steps: share < poor ? 2 : 1, reason: `Only ${Math.floor(share * 100)} % of the lines have ${of}.` },
    ]
  })
}

function coarse({ granularity }: Fitness): readonly Shortfall[] {
  const reason = granularity === null ? undefined : COARSE[granularity]
  return reason === undefined ? [] : [{ steps: 1, reason }]
}

function unreadable({ rejectedShare }: Fitness): readonly Shortfall[] {
  if (rejectedShare === 0) return []
  const percent = Number((rejectedShare * 100).toPrecision(2))
  const reason = `${percent} % of the lines at its beginning cannot be read.`
  return [{ steps: rejectedShare > 0.1 ? 5 : 1, reason }]
}
