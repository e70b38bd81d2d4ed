import type { Limits } from '#lib/domain/imports/limits.ts'
import type { Dataset } from '#lib/domain/usage/dataset.ts'
import { formatOf } from '#lib/formats/formats.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import type { Period } from '../reading/period-of.ts'
import { refuseLongCells } from './refuse-long-cells.ts'
import { stageAllocations } from './stage-allocations.ts'
import { NOTHING_STAGED, type StagedPart, stageBills } from './stage-bills.ts'
import { stageFootprints } from './stage-footprints.ts'
import { writeAllocationPart } from './write-allocations.ts'
import { writeFootprintPart } from './write-footprints.ts'
import { writePart } from './write-part.ts'

/** A part that is ready to be written into a folder. */
export interface PartToWrite extends StagedPart {
  readonly dataset: Dataset
  /** @returns SHA-256 in hexadecimal, by file name */
  readonly write: (connection: Connection, folder: string) => Promise<Record<string, string>>
}

/** What the scans of all bills of an import found, whatever they are about. */
export interface StagedImport {
  readonly parts: readonly PartToWrite[]
  /** Rows whose cells are wrong, with the EffectiveCost that could be read of them. */
  readonly rejected: { readonly lines: number; readonly cost: { currency: string; amount: number }[] }
  readonly period: Period | null
}

/** Scans the bills of an import, each for what it is about. */
export async function stageDatasets(
  connection: Connection,
  bills: readonly RecognisedBill[],
  { cellCharacters }: Pick<Limits, 'cellCharacters'>,
): Promise<StagedImport> {
  const usage = bills.filter(({ format }) => formatOf(format).dataset === 'usage')
  const staged = usage.length === 0 ? NOTHING_STAGED : await stageBills(connection, usage)
  if (usage.length > 0) await refuseLongCells(connection, cellCharacters)
  const allocations = await stageAllocations(connection, bills)
  const footprints = await stageFootprints(connection, bills)
  return {
    parts: [
      ...staged.parts.map((part) => ({
        dataset: 'usage' as const,
        ...part,
        write: (on: Connection, folder: string) => writePart(on, part, folder),
      })),
      ...allocations.parts.map((part) => ({
        dataset: 'allocations' as const,
        ...part,
        write: (on: Connection, folder: string) => writeAllocationPart(on, part, folder),
      })),
      ...footprints.parts.map((part) => ({
        dataset: 'footprints' as const,
        ...part,
        write: (on: Connection, folder: string) => writeFootprintPart(on, part, folder),
      })),
    ],
    rejected: {
      lines: staged.rejected.lines + allocations.rejectedLines + footprints.rejectedLines,
      cost: staged.rejected.cost,
    },
    period: staged.period ?? allocations.period ?? footprints.period,
  }
}
