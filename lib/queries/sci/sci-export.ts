import { createHash } from 'node:crypto'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { SHARED_COMPONENT, type SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type {
  DisclosedComponent,
  ScoreDisclosure,
} from '#lib/domain/sci/impact-framework/export/disclosure.ts'
import { type WrittenScore, writeScore } from '#lib/formats/impact-framework/write-score.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import { report } from '../report.ts'
import { sourcesUsed } from '../sources-used.ts'
import { withFacts } from '../with-facts.ts'
import type { Period } from './boundary-rows.ts'
import { countedRuns } from './counted-runs.ts'
import { type SciQuestion, scoreOfPeriod, subjectOf } from './sci-score.ts'

export interface Publication {
  /** Of the software, as its makers count. */
  readonly softwareVersion: string
  readonly contactName: string
  readonly contactEmail: string
}

const METHODOLOGY =
  'E: energy of all that was provisioned and billed, idle included, with that of the data centre (PUE). I: average grid intensity of the place, location-based. M: embodied emissions of the hardware, by time and share reserved. SCI: the ratio of sums over the days with both a bill and a count; central estimates.'

const DAY_MILLISECONDS = 86_400_000
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MILLISECONDS).toISOString().slice(0, 10)

/** One row for each component and each run of days in the score. */
function disclosed(
  runs: readonly BoundaryScore[],
  boundary: SoftwareBoundary,
): readonly DisclosedComponent[] {
  const inside = (runs[0]?.components ?? []).flatMap(({ name, leftOutBecause }, index) =>
    leftOutBecause === null ? [{ name, index }] : [],
  )
  return inside.map(({ name, index }) => ({
    name,
    provenance:
      name === SHARED_COMPONENT
        ? 'the share of what all teams share, of billed usage'
        : `billed usage: ${JSON.stringify(boundary.components[index]?.selection ?? {})}`,
    periods: runs.flatMap(({ period, components }) => {
      const emissions = components[index]?.emissions
      if (!period || !emissions) return []
      const [kwh, kg] = [emissions.energyKwh.central, emissions.operationalKgCo2e.central]
      return [
        {
          from: `${period.from}T00:00:00Z`,
          to: `${dayAfter(period.to)}T00:00:00Z`,
          energyKwh: kwh,
          pue: 1,
          intensityGPerKwh: kwh > 0 ? (kg * 1000) / kwh : 0,
          embodied: { embodiedG: emissions.embodiedKgCo2e.central * 1000 },
        },
      ]
    }),
  }))
}

/** What the figures come from: places and sources of everything inside. */
async function origins(
  scope: Scope,
  { components }: SoftwareBoundary,
  { period, factorSet }: { readonly period: Period; readonly factorSet: SciQuestion['factorSet'] },
) {
  const places = new Set<string>()
  const sources = new Set<string>()
  for (const { inside, selection } of components) {
    if (inside !== true) continue
    const asked = { filter: { ...selection, ...period }, method: 'location', factorSet } as const
    for (const { key } of (await report(scope, { ...asked, groupBy: ['provider', 'region'] })).groups)
      places.add(`${key.provider} ${key.region}`)
    for (const { source } of await sourcesUsed(scope, asked)) sources.add(`${source.title}, ${source.url}`)
  }
  return { places: [...places].sort(), sources: [...sources].sort() }
}

const guidOf = (parts: readonly unknown[]): string => {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

/**
 * A score as documents for others: two manifests for Impact Framework, an IMP disclosure and a report. The same figures have the same identifier.
 *
 * @throws AppError `not-found`, `bad-arguments`, `not-computable` with the reason
 */
export async function sciExport(
  scope: Scope,
  question: SciQuestion,
  { softwareVersion, contactName, contactEmail }: Publication,
  now = new Date(),
): Promise<Extract<WrittenScore, { ok: true }>> {
  const subject = await subjectOf(scope, question)
  const { whole, runs } = await withFacts(scope, question.factorSet, async (facts) => {
    const all = await scoreOfPeriod(scope, facts, subject, question)
    const parts: BoundaryScore[] = []
    for (const run of all.period ? countedRuns(all.period, all.gaps) : [])
      parts.push(await scoreOfPeriod(scope, facts, subject, { ...question, ...run }))
    return { whole: all, runs: parts }
  })
  const { score, operation, period, boundary } = whole
  const refused = (reason: string) =>
    new AppError(
      'not-computable',
      `The score ${reason}.`,
      'Choose a period with bills and counts, and an operation.',
    )
  if (!score.ok) throw refused(score.reason)
  if (operation === null || period === null)
    throw refused('cannot be computed: it has no operation or no period')
  const { places, sources } = await origins(scope, boundary, { period, factorSet: question.factorSet })
  const allocated = whole.allocation
    ? ` ${whole.allocation.share} of the boundary, by ${whole.allocation.basis}.`
    : ''
  const disclosure: ScoreDisclosure = {
    software: { name: boundary.name, version: softwareVersion, description: boundary.description },
    organisation: (await organisationOf(scope)).name,
    contact: { name: contactName, email: contactEmail },
    guid: guidOf([whole.snapshot, boundary.name, boundary.version, operation, period, whole.units]),
    calculatedOn: now.toISOString().slice(0, 10),
    boundary: {
      name: boundary.name,
      version: String(boundary.version),
      outside: whole.components.flatMap(({ name, leftOutBecause }) =>
        leftOutBecause === null ? [] : [{ name, reason: leftOutBecause }],
      ),
    },
    functionalUnit: {
      name: operation.unit,
      count: score.functionalUnits,
      source: `${whole.units.sources.join(', ')}, import ${whole.units.version}; ${whole.countedDays} of ${whole.days} days.${allocated}`,
    },
    methodology: METHODOLOGY,
    factors: { identity: `factor set ${whole.factorSet}, snapshot ${whole.snapshot}`, sources },
    conversions: [],
    places,
  }
  const written = writeScore(disclosure, disclosed(runs, boundary))
  if (!written.ok) throw refused(`cannot be written: ${written.reason}`)
  return written
}
