import { AppError } from '#lib/domain/errors/app-error.ts'
import { checkCalculation } from '#lib/domain/sci/check/check-calculation.ts'
import { checkCase } from '#lib/domain/sci/check/check-case.ts'
import type { SciFinding } from '#lib/domain/sci/check/finding.ts'
import { checkManifest } from '#lib/domain/sci/impact-framework/check/check-manifest.ts'
import { looksLikeManifest, manifestOf } from '#lib/formats/impact-framework/read-manifest.ts'
import { safeYaml } from '#lib/formats/impact-framework/safe-yaml.ts'
import { impOf } from '#lib/formats/sci-document/imp.ts'
import { lineOf } from '#lib/formats/sci-document/line-of.ts'
import { looksLikeCases, publishedCasesOf } from '#lib/formats/sci-document/published-cases.ts'
import { sciCalculationOf } from '#lib/formats/sci-document/sci-calculation.ts'
import { localTables } from './local-tables.ts'

/** What one calculation of a document gives when it is done again. */
export interface CheckedScore {
  readonly id: string
  /** Null where it cannot be computed. */
  readonly recomputed: number | null
  /** Null where nothing was published, or nothing could be computed. */
  readonly reproduces: boolean | null
  readonly reason?: string
}

export interface SciCheckReport {
  readonly kind: 'calculation' | 'imp' | 'impact-framework' | 'published-cases'
  readonly results: readonly CheckedScore[]
  readonly findings: readonly SciFinding[]
}

const has = (document: unknown, key: string): boolean =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, key)

function checkCases(document: unknown): SciCheckReport {
  const checked = publishedCasesOf(document).map(checkCase)
  return {
    kind: 'published-cases',
    results: checked.map(({ findings, ...result }) => result),
    findings: checked.flatMap(({ findings }) => findings),
  }
}

function checkScore(kind: 'calculation' | 'imp', document: unknown): SciCheckReport {
  const { recomputed, findings } = checkCalculation(
    kind === 'imp' ? impOf(document) : sciCalculationOf(document),
  )
  const isOff = findings.some(
    ({ where }) => where === 'published.sciG' || where === 'calculation.score.value',
  )
  return {
    kind,
    results: [{ id: 'score', recomputed, reproduces: recomputed === null ? null : !isOff }],
    findings,
  }
}

async function checkIf(document: unknown, folder: string | null): Promise<SciCheckReport> {
  const manifest = manifestOf(document)
  const tables = folder === null ? new Map() : await localTables(manifest, folder)
  return { kind: 'impact-framework', results: [], findings: checkManifest(manifest, tables) }
}

async function checked(document: unknown, folder: string | null): Promise<SciCheckReport> {
  if (looksLikeCases(document)) return checkCases(document)
  if (has(document, 'calculation')) return checkScore('imp', document)
  if (looksLikeManifest(document)) return checkIf(document, folder)
  if (has(document, 'components') || has(document, 'periods') || has(document, 'published'))
    return checkScore('calculation', document)
  throw new AppError(
    'format-unknown',
    'This is no calculation of a score that Headroom knows.',
    'Give a calculation as JSON, an IMP disclosure, a manifest of Impact Framework or published calculations (docs/sci.md).',
  )
}

/** A place in a manifest's tree as a path in its file. @example 'tree api/web outputs[0].sci' is 'tree.children.api.children.web.outputs[0].sci' */
function filePath(where: string): string {
  const [root, nodes, ...rest] = where.split(' ')
  if (root !== 'tree' || nodes === undefined) return where
  if (/^(outputs|aggregated)\b/.test(nodes)) return `tree.${nodes}`
  return ['tree', ...nodes.split('/').map((name) => `children.${name}`), ...rest].join('.')
}

/**
 * Checks a text that holds somebody's calculation of a score: Headroom's JSON, an IMP disclosure, a manifest of Impact
 * Framework or published calculations. Every finding has its path, and its line where that can be told.
 *
 * @param folder where the tables that a manifest names lie; null for a text that comes alone
 * @throws AppError `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function checkDocument(text: string, folder: string | null = null): Promise<SciCheckReport> {
  const report = await checked(safeYaml(text), folder)
  if (report.findings.length === 0) return report
  const lineAt = lineOf(text)
  return {
    ...report,
    findings: report.findings.map((finding) => {
      const line = lineAt(filePath(finding.where))
      return line === undefined ? finding : { ...finding, line }
    }),
  }
}
