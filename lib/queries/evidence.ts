import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { evidenceTables } from '#lib/domain/evidence/evidence-tables.ts'
import { isNarrowed } from '#lib/domain/evidence/is-narrowed.ts'
import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { safeCell } from '#lib/domain/format/safe-cell.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { behindFigure } from '#lib/engine/facts/behind-figure.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { writeLines } from '#lib/engine/facts/write-lines.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { APP_VERSION } from './app-version.ts'
import { dataBehind } from './evidence/data-behind.ts'
import { PackFolder } from './evidence/pack-folder.ts'
import { rulesBehind } from './evidence/rules-behind.ts'
import { figureIdentity } from './figure-identity.ts'
import { gradedKinds } from './graded-kinds.ts'
import { snapshotId } from './snapshot.ts'
import { withFacts } from './with-facts.ts'

/** The folder that a pack unpacks to, and the start of its file's name. */
const ROOT = 'headroom-evidence'

export interface EvidenceQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
  /** Version of the adjustments; those in force where absent. */
  readonly adjustments?: number
}

/** Each kind in each month once, however many currencies it is billed in. */
function byMonth(graded: readonly GradedKind[]): readonly GradedKind[] {
  const distinct = new Map(graded.map((each) => [`${each.kindId} ${each.month}`, each]))
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

/** What the bill says of each kind, text made safe for spreadsheets. */
function kindsCsv(graded: readonly GradedKind[]): string {
  const kinds = [...new Map(graded.map(({ kindId, kind }) => [kindId, kind]))]
  const columns = kinds[0] ? Object.keys(kinds[0][1]) : []
  const rows = kinds.map(([kindId, kind]) => [
    kindId,
    ...Object.values(kind).map((value) => (typeof value === 'string' ? safeCell(value) : value)),
  ])
  return stringify([['kind_id', ...columns], ...rows], { cast: { boolean: String } })
}

/**
 * Everything that it takes to work a figure out again without this program, as a zip archive: lines, coefficients, factors with
 * their sources, rules, the figure with its identity, two scripts that do the sum, and the SHA-256 of each. The archive is made
 * while it is read; memory grows with the kinds of usage, never with the lines.
 *
 * @param now is told in a file of its own: apart from it, equal figures have equal packs
 * @throws AppError `not-found` where there is no such version of the adjustments
 */
export async function evidence(
  scope: Scope,
  question: EvidenceQuestion,
  now = new Date(),
): Promise<{ readonly fileName: string; readonly body: Readable }> {
  const { filter, method, factorSet, adjustments } = question
  const pack = await PackFolder.make()
  try {
    await withFacts(
      scope,
      factorSet,
      async (facts) => {
        const identity = figureIdentity(facts, factorSet, method)
        const total = await summarise(facts.connection, { groupBy: [], filter, method })
        const kinds = byMonth(await gradedKinds(facts, question))
        const tables = evidenceTables(kinds, method)
        const lake = join((await catalogue()).dataDir, 'lake')
        const folders = facts.parts.map(({ id }) => partFolder(lake, scope.organisationId, id))
        const behind = await behindFigure(facts.connection, folders, question)
        const narrowed = isNarrowed(scope, filter)
        const { rules } = facts.set
        const madeWith = narrowed ? { factorSet, rules, kinds, factors: tables.factors, behind } : null
        await writeLines(facts.connection, question, pack.add('lines.csv'))
        await pack.addText('kinds.csv', kindsCsv(kinds))
        await pack.addJson('coefficients.json', tables.coefficients)
        await pack.addJson('factors.json', tables.factors)
        await pack.addJson('intensities.json', tables.intensities)
        await pack.addJson('rules.json', await rulesBehind(scope, facts, madeWith))
        await pack.addJson('figure.json', {
          figure: emissionsOf(total),
          lines: total.reduce((sum, row) => sum + row.lines, 0),
          tolerance: 1e-9,
          question: { filter, method, factorSet },
          snapshot: snapshotId(identity),
          identity,
          app: { name: 'headroom', version: APP_VERSION },
          isDemo: facts.organisation.isDemo,
          data: await dataBehind(scope, facts, { ...behind, isNarrowed: narrowed }),
        })
      },
      adjustments,
    )
    await pack.finish()
    await pack.addJson('generated.json', { generatedAt: now.toISOString() })
    return { fileName: `${ROOT}.zip`, body: pack.zip(ROOT) }
  } catch (error) {
    await pack.remove()
    throw error
  }
}
