import type { Dimension, Group } from '../report/emissions.ts'
import { type CellOf, type ExportTable, number, tableOf, text } from './export-table.ts'
import { costCells, coverageCells, emissionsCellsUnless } from './figure-cells.ts'

/**
 * Groups of a report as a table, in the order given.
 *
 * @param groupBy the dimensions that name a group
 * @param isUnknown whether a group has usage of which nothing could be estimated: its figures are then empty
 * @param more columns that are no part of the report, after the names
 */
export const groupTable = (
  groups: readonly Group[],
  groupBy: readonly Dimension[],
  isUnknown: (group: Group) => boolean,
  more: readonly CellOf<Group>[] = [],
): ExportTable =>
  tableOf<Group>(groups, [
    ...groupBy.map((dimension) => ({
      ...text(dimension),
      of: (group: Group) => group.key[dimension] ?? '',
    })),
    ...more,
    { ...number('lines'), of: (group) => group.rows },
    ...emissionsCellsUnless(isUnknown),
    ...costCells(groups.flatMap((group) => group.cost.map(({ currency }) => currency))),
    ...coverageCells,
  ])
