import { emissionsOf } from '../../report/build-report.ts'
import { sumRows } from '../../report/sum-rows.ts'
import type { Range } from '../../units/range.ts'
import type { StageOfKind } from '../log-stage.ts'
import { isWritten, type LogRow } from '../sum-logs.ts'

/** Money of one currency; currencies are never added. */
export interface Money {
  readonly currency: string
  /** EffectiveCost. */
  readonly amount: number
}

/** What some lines of logs come to, as far as actions can change it. */
export interface ActionableSums {
  /** Written GB, or stored GB-months; null where no line counts bytes. */
  readonly gb: number | null
  readonly totalKgCo2e: Range
  readonly cost: readonly Money[]
}

/** The lines of a source by what changes them; the three are all of its lines. */
export interface ActionableSource {
  /** Follows the bytes that are written: taking in, vending, delivering, converting, masking, analysing. */
  readonly written: ActionableSums
  /** Follows the bytes that are kept, and for how long. */
  readonly stored: ActionableSums
  /** Follows what people ask or have committed to: queries, live tails, capacity. No action changes it. */
  readonly fixed: ActionableSums
}

type PartOfSource = keyof ActionableSource

function partOf({ stage, quantity }: StageOfKind): PartOfSource {
  if (stage === 'query' || quantity === 'capacity' || quantity === 'minutes') return 'fixed'
  return stage === 'storage' ? 'stored' : 'written'
}

function sumsOf(rows: readonly LogRow[], countsBytes: (row: LogRow) => boolean): ActionableSums {
  const bytes = rows.filter((row) => countsBytes(row) && row.gb !== null)
  const sums = sumRows(rows.map(({ row }) => row))
  return {
    gb: bytes.length === 0 ? null : bytes.reduce((sum, { gb }) => sum + (gb ?? 0), 0),
    totalKgCo2e: emissionsOf(sums).totalKgCo2e,
    cost: sums
      .map(({ currency, cost }) => ({ currency, amount: cost }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  }
}

/**
 * The lines of a source by what changes them. What is asked of logs is left as it is, so that a saving is rather too small than too large.
 */
export function actionableSource(rows: readonly LogRow[]): ActionableSource {
  const of = (part: PartOfSource) => rows.filter(({ stage }) => partOf(stage) === part)
  return {
    written: sumsOf(of('written'), ({ stage }) => isWritten(stage.stage)),
    stored: sumsOf(of('stored'), () => true),
    fixed: sumsOf(of('fixed'), () => true),
  }
}

/** Adds money up, by currency. */
export function addMoney(...lists: readonly (readonly Money[])[]): readonly Money[] {
  const sums = new Map<string, number>()
  for (const { currency, amount } of lists.flat()) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount }))
}
