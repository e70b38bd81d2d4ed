import type { SummaryRow } from './summary-row.ts'

/** A part of a row, 0 to 1: of its lines, amounts, money, energy and carbon. */
export const scaleRow = <Row extends SummaryRow>(row: Row, part: number): Row => {
  const numbers = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value * part] as const] : [],
  )
  return { ...row, ...Object.fromEntries(numbers) }
}
