import type { ChangePart } from '#lib/domain/change/change.ts'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'

/** The service that a part of a change is mostly about, and what of the part that is, kg CO2e. */
export function largestService(part: ChangePart, { change, services }: ChangeReport) {
  const sign = Math.sign(change.parts[part].central)
  const [largest] = [...services].sort((a, b) => sign * (b.parts[part].central - a.parts[part].central))
  const kilograms = largest?.parts[part].central ?? 0
  return largest && sign !== 0 && Math.sign(kilograms) === sign ? { value: largest.value, kilograms } : null
}
