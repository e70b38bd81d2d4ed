import type { Calculation, CalculationComponent } from './calculation.ts'
import { checkBounds } from './check-bounds.ts'
import { totalsOf } from './check-totals.ts'
import { resourceShareOf } from './component-terms.ts'
import type { SciFinding } from './finding.ts'
import { roundingOf } from './printed-figure.ts'
import { findingsInExclusions, findingsInWords } from './words.ts'

const outside = (share: number): boolean => !(share > 0 && share <= 1)

const OMITTED = 'An estimate of the embodied emissions of all hardware in the boundary shall be included.'

function checkEmbodied(calculation: Calculation): readonly SciFinding[] {
  const { embodied, operational } = totalsOf(calculation)
  const findings: SciFinding[] = []
  const add = (where: string, message: string, published?: number) =>
    findings.push({
      class: 'embodied-omitted',
      where,
      message,
      ...(published === undefined ? {} : { published }),
    })
  const isSplit = operational !== null
  if (embodied === null && isSplit) add(calculation.sciG?.where ?? 'components', `M is missing. ${OMITTED}`)
  if (embodied?.value === 0)
    add(calculation.embodiedG?.where ?? 'components', `M is 0. ${OMITTED} A 0 needs a justification.`, 0)
  for (const component of calculation.components) {
    const { timeReservedHours: time, expectedLifespanHours: lifespan } = component
    if (time && lifespan && outside(time.value / lifespan.value))
      add(time.where, `TS = TiR / EL is ${time.value / lifespan.value}: it has to be above 0 and at most 1.`)
    const share = resourceShareOf(component).value
    if (outside(share))
      add(
        (component.resourcesReserved ?? component.resourceShare)?.where ?? component.where,
        `RS = RR / ToR is ${share}: it has to be above 0 and at most 1.`,
      )
    const whole = (component.totalEmbodiedG?.value ?? 0) * share
    const charged = component.embodiedG
    if (
      component.totalEmbodiedG &&
      !(time && lifespan) &&
      (charged === undefined || Math.abs(charged.value - whole) <= roundingOf(whole) + 0.001 * whole)
    )
      add(
        component.totalEmbodiedG.where,
        'TE has no time share: TiR and EL are needed, or TE is charged in full to one period.',
      )
  }
  return findings
}

/** Components on one machine cannot have more than all of it. */
function checkHardware(components: readonly CalculationComponent[]): readonly SciFinding[] {
  const machines = new Map<string, CalculationComponent[]>()
  for (const component of components) {
    if (component.hardware === undefined) continue
    const others = machines.get(component.hardware)
    if (others) others.push(component)
    else machines.set(component.hardware, [component])
  }
  return [...machines].flatMap(([machine, on]) => {
    const share = on.reduce((sum, component) => sum + resourceShareOf(component).value, 0)
    const [, second] = on
    const units = new Set(on.map(({ totalResources }) => totalResources?.value))
    if (!second || (share <= 1 && units.size === 1)) return []
    const why =
      share > 1
        ? `the shares of its components add up to ${Number(share.toPrecision(6))}`
        : 'its components measure their shares by different resources'
    return [
      {
        class: 'double-counting' as const,
        where: second.where,
        message: `The embodied emissions of ${machine} are counted more than once: ${why}. Take one resource share of one machine.`,
      },
    ]
  })
}

function checkSources(calculation: Calculation): readonly SciFinding[] {
  return calculation.components.flatMap((component) => {
    const { energySource, intensitySource, where } = component
    const intensityGPerKwh = component.intensityGPerKwh ?? calculation.intensityGPerKwh
    const found = (message: string, published?: number, corrected?: number): SciFinding => ({
      class: 'mixed-grid-factors',
      where: intensityGPerKwh?.where ?? where,
      message,
      ...(published === undefined || corrected === undefined
        ? {}
        : { published, corrected, unit: 'gCO2e/kWh' }),
    })
    const inside = energySource?.gPerKwh
    if (inside !== undefined && intensityGPerKwh && Math.abs(inside / intensityGPerKwh.value - 1) > 0.01)
      return [
        found(
          `E is from a source that uses ${inside} g/kWh, and I is ${intensityGPerKwh.value} g/kWh: take both from one grid factor.`,
          intensityGPerKwh.value,
          inside,
        ),
      ]
    for (const field of ['region', 'year'] as const) {
      const [one, other] = [energySource?.[field], intensitySource?.[field]]
      if (one !== undefined && other !== undefined && one !== other)
        return [found(`E is of ${one} and I of ${other}: take both of the same ${field}.`)]
    }
    return []
  })
}

function checkMarket(calculation: Calculation): readonly SciFinding[] {
  const { locationGPerKwh, functionalUnits, sciG } = calculation
  const { energy, embodied } = totalsOf(calculation)
  const units = functionalUnits?.value ?? 0
  const corrected =
    energy && embodied && locationGPerKwh && units > 0
      ? (energy.value * locationGPerKwh.value + embodied.value) / units
      : null
  return calculation.marketBasedAt.map((where) => ({
    class: 'market-based-intensity' as const,
    where,
    message: `I has to be location-based: contracts and certificates lower no score.${corrected === null ? ' Use the grid of the place.' : ` With ${locationGPerKwh?.value} g/kWh the score is ${Number(corrected.toPrecision(6))} g.`}`,
    ...(sciG && corrected !== null ? { published: sciG.value, corrected, unit: 'gCO2e per R' } : {}),
  }))
}

/** What the method itself gets wrong, whatever the arithmetic: M, shares, sources, market-based I, the boundary. */
export const checkMethod = (calculation: Calculation): readonly SciFinding[] => [
  ...checkMarket(calculation),
  ...checkEmbodied(calculation),
  ...checkHardware(calculation.components),
  ...checkSources(calculation),
  ...checkBounds(calculation),
  ...findingsInWords(calculation.statements),
  ...findingsInExclusions(calculation.exclusions),
]
