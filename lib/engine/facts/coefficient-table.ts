import type { Coefficient } from '#lib/domain/estimate/coefficient.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { Columns } from '../duckdb/table-from-rows.ts'

/** One row per kind and month; energy in kWh and manufacture in gCO2e per unit of the basis. */
export const COEFFICIENT_COLUMNS: Columns = {
  kind_id: 'UBIGINT',
  month: 'VARCHAR',
  status: 'VARCHAR',
  category: 'VARCHAR',
  grade: 'VARCHAR',
  reason: 'VARCHAR',
  basis: 'VARCHAR',
  energy_low: 'DOUBLE',
  energy_central: 'DOUBLE',
  energy_high: 'DOUBLE',
  idle_central: 'DOUBLE',
  embodied_low: 'DOUBLE',
  embodied_central: 'DOUBLE',
  embodied_high: 'DOUBLE',
}

/** The row of a coefficient in `COEFFICIENT_COLUMNS`. */
export function coefficientRow(kindId: string, month: Month, coefficient: Coefficient) {
  const { status, category, grade, reason, basis, idleKwh, dynamicKwh, embodiedGrams } = coefficient
  return {
    kind_id: kindId,
    month,
    status,
    category,
    grade,
    reason,
    basis,
    energy_low: idleKwh.low + dynamicKwh.low,
    energy_central: idleKwh.central + dynamicKwh.central,
    energy_high: idleKwh.high + dynamicKwh.high,
    idle_central: idleKwh.central,
    embodied_low: embodiedGrams.low,
    embodied_central: embodiedGrams.central,
    embodied_high: embodiedGrams.high,
  }
}

/** gCO2e per kWh of a place in a month, for one method. */
export const INTENSITY_COLUMNS: Columns = {
  provider: 'VARCHAR',
  region: 'VARCHAR',
  month: 'VARCHAR',
  method: 'VARCHAR',
  low: 'DOUBLE',
  central: 'DOUBLE',
  high: 'DOUBLE',
}
