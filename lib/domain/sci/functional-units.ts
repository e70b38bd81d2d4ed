/**
 * What is wrong with a number of functional units (R), or null where it can be divided by.
 * R is a count over the same period as the carbon; without one there is a total, but no rate.
 * Source: ISO/IEC 21031:2024 (GSF SCI 1.1), "Functional unit".
 *
 * @example functionalUnitsFault(0) // 'the number of functional units (R) is 0, and nothing can be divided by 0'
 */
export function functionalUnitsFault(functionalUnits: number | null | undefined): string | null {
  if (functionalUnits === null || functionalUnits === undefined)
    return 'the number of functional units (R) is not known'
  if (!Number.isFinite(functionalUnits)) return 'the number of functional units (R) is not a number'
  if (functionalUnits === 0) return 'the number of functional units (R) is 0, and nothing can be divided by 0'
  return functionalUnits < 0 ? `the number of functional units (R) is negative: ${functionalUnits}` : null
}
