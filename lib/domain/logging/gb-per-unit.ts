import { kindUnit } from '../units/kind-unit.ts'
import { unitMeaning } from '../units/unit-meaning.ts'
import type { Kind, Month } from '../usage/kind.ts'
import type { LogQuantity } from './log-stage.ts'

const BYTES_PER_GB = 1e9

/**
 * GB, or GB-months of storage, that one billed unit of a kind of logs is: a provider's own GB as billed, bytes and GiB at 10⁹ bytes to a GB.
 * Null where the quantity counts no bytes, or where the bill's unit does not fit what the line is.
 *
 * @example gbPerUnit({ provider: 'Google Cloud', unit: 'gibibyte', … }, 'GB', '2026-05') // 1.073741824
 */
export function gbPerUnit(kind: Kind, quantity: LogQuantity, month: Month): number | null {
  if (!kind.hasQuantity) return null
  const unit = unitMeaning(kindUnit(kind), month, kind.provider)
  if (quantity === 'GB' && unit.dimension === 'data') return unit.gb + unit.bytes / BYTES_PER_GB
  if (quantity !== 'GB-month' || unit.dimension !== 'data-time') return null
  const gbMonth = unitMeaning('GB-month', month, kind.provider)
  const hours = gbMonth.dimension === 'data-time' ? gbMonth.gbHours : Number.NaN
  return (unit.gbHours + unit.byteHours / BYTES_PER_GB) / hours
}
