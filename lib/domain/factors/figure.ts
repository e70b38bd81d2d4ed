import type { Range } from '../units/range.ts'

/** Where a figure comes from. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly licence: string
}

/** One published or computed figure: value with spread, unit, year, source and licence. */
export interface Figure extends Range {
  /** What it is a figure of, for a reader: `PUE, AWS eu-west-1`. */
  readonly id: string
  readonly unit: string
  /** The year the figure describes. */
  readonly year: number
  readonly source: Source
  /** Why this one was chosen: exact region, country, provider default, derived by rule. */
  readonly basis: string
  /** The months it holds for, inclusive, `YYYY-MM`; open where absent. */
  readonly validFrom?: string
  readonly validTo?: string
}
