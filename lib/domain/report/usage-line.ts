import type { Status } from '../estimate/coefficient.ts'
import type { Grade } from '../factors/machine.ts'
import type { Category } from '../usage/category.ts'
import type { Emissions } from './emissions.ts'
import type { LineKey } from './line-id.ts'

/** How a page of rows is sorted and where it begins. */
export interface PageOfRows {
  readonly by: 'co2e' | 'energy' | 'cost' | 'name'
  readonly descending: boolean
  /** The cursor that the page before ended with; the first page without. */
  readonly after?: string
  readonly limit: number
}

/** A page of rows, with the cursor of the next one; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** The usage of one resource in one currency. */
export interface ResourceUsage extends Emissions {
  /** As the bill names it; `''` where it names none. */
  readonly resource: string
  readonly currency: string
  readonly lines: number
  readonly cost: number
  readonly status: LineStatus | 'mixed'
}

export type LineStatus = Exclude<Status, 'no-usage'>

/** One line of the facts: usage that is the same in everything but amount, of one hour or day, with its figures. */
export interface UsageLine extends Emissions, LineKey {
  readonly provider: string
  readonly service: string
  readonly usageType: string
  readonly region: string
  readonly account: string
  readonly team: string
  readonly tags: Readonly<Record<string, string>>
  readonly category: Category
  readonly status: LineStatus
  readonly grade: Grade | null
  readonly ruleId: string
  /** How it was estimated, or why not. */
  readonly reason: string
  /** In the bill's own unit. */
  readonly quantity: number
  readonly unit: string
  /** EffectiveCost. */
  readonly cost: number
  /** Rows of the bill in it. */
  readonly lines: number
}
