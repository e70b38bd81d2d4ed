import { z } from 'zod'
import type { Calculation, CalculationComponent } from '#lib/domain/sci/check/calculation.ts'
import { checkedShape } from './checked-shape.ts'
import { citedAt, citedFields } from './cited.ts'

const Figure = z.number().nullish()

const GridSource = z.object({
  name: z.string().optional(),
  region: z.string().optional(),
  year: z.number().optional(),
  gPerKwh: z.number().optional(),
})

const COMPONENT_FIGURES = [
  'energyKwh',
  'pue',
  'intensityGPerKwh',
  'operationalG',
  'embodiedG',
  'carbonG',
  'sciG',
  'totalEmbodiedG',
  'timeReservedHours',
  'expectedLifespanHours',
  'resourcesReserved',
  'totalResources',
  'resourceShare',
  'functionalUnits',
] as const
const TOTAL_FIGURES = ['energyKwh', 'operationalG', 'embodiedG', 'carbonG', 'sciG'] as const

const figures = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, Figure])) as Record<Key, typeof Figure>

const Component = z.object({
  ...figures(COMPONENT_FIGURES),
  name: z.string().optional(),
  hardware: z.string().optional(),
  intensityBasis: z.string().optional(),
  energySource: GridSource.optional(),
  intensitySource: GridSource.optional(),
  method: z.string().optional(),
})

const SciCalculationFile = z.object({
  functionalUnits: Figure,
  pue: Figure,
  intensityGPerKwh: Figure,
  locationIntensityGPerKwh: Figure,
  intensityBasis: z.string().optional(),
  components: z.array(Component).max(10_000).default([]),
  periods: z
    .array(
      z.object({
        carbonG: z.number().optional(),
        operationalG: z.number().optional(),
        embodiedG: z.number().optional(),
        functionalUnits: z.number(),
      }),
    )
    .max(100_000)
    .default([]),
  published: z.object(figures(TOTAL_FIGURES)).optional(),
  method: z.string().optional(),
  boundary: z
    .object({ includes: z.array(z.string()).optional(), excludes: z.array(z.string()).optional() })
    .optional(),
})
type SciCalculationFile = z.infer<typeof SciCalculationFile>

const isMarketBased = (basis: string | undefined): boolean => /market/i.test(basis ?? '')

function componentOf(component: z.infer<typeof Component>, index: number): CalculationComponent {
  const where = `components[${index}]`
  const { name, hardware, energySource, intensitySource } = component
  return {
    ...citedFields(component, where, COMPONENT_FIGURES),
    name: name ?? `component ${index + 1}`,
    where,
    ...(hardware === undefined ? {} : { hardware }),
    ...(energySource ? { energySource } : {}),
    ...(intensitySource ? { intensitySource } : {}),
  }
}

const saidIn = (file: SciCalculationFile) => [
  ...(file.method === undefined ? [] : [{ where: 'method', text: file.method }]),
  ...file.components.flatMap(({ method }, index) =>
    method === undefined ? [] : [{ where: `components[${index}].method`, text: method }],
  ),
]

/** Headroom's own JSON of a calculation, for the checker. @throws AppError `file-damaged` */
export function sciCalculationOf(document: unknown): Calculation {
  const file = checkedShape(SciCalculationFile, document, 'a calculation of a score')
  const locationGPerKwh = citedAt(file.locationIntensityGPerKwh, 'locationIntensityGPerKwh')
  return {
    ...citedFields(file, '', ['functionalUnits', 'pue', 'intensityGPerKwh']),
    ...citedFields(file.published ?? {}, 'published', TOTAL_FIGURES),
    ...(locationGPerKwh ? { locationGPerKwh } : {}),
    components: file.components.map(componentOf),
    periods: file.periods.map((period, index) => ({
      where: `periods[${index}]`,
      carbonG: period.carbonG ?? (period.operationalG ?? 0) + (period.embodiedG ?? 0),
      functionalUnits: period.functionalUnits,
      ...(period.embodiedG === undefined ? {} : { embodiedG: period.embodiedG }),
    })),
    regions: [],
    marketBasedAt: [
      ...(isMarketBased(file.intensityBasis) ? ['intensityBasis'] : []),
      ...file.components.flatMap(({ intensityBasis }, index) =>
        isMarketBased(intensityBasis) ? [`components[${index}].intensityBasis`] : [],
      ),
    ],
    statements: saidIn(file),
    exclusions: (file.boundary?.excludes ?? []).map((text, index) => ({
      where: `boundary.excludes[${index}]`,
      text,
    })),
  }
}
