import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { ImportRecord } from './import-record.ts'
import { lockOrganisation } from './lock-organisation.ts'
import type { NewPart } from './part.ts'

/** The import that others become. */
export interface MergedImport {
  readonly id: string
  readonly contentHash: string
  /** All that the parts of the others hold. */
  readonly parts: readonly NewPart[]
}

const first = (texts: readonly (string | undefined)[]): string =>
  texts.map((text) => text ?? '').sort()[0] ?? ''
const last = (texts: readonly (string | undefined)[]): string =>
  texts
    .map((text) => text ?? '')
    .sort()
    .at(-1) ?? ''

function recordOf(sources: readonly ImportRecord[]) {
  const uploads = new Map(
    sources.flatMap((source) => source.uploads.map((each) => [each.sha256, each] as const)),
  )
  const rows = (name: keyof ImportRecord['rows']) =>
    sources.reduce((sum, source) => sum + source.rows[name], 0)
  const [one] = sources
  return {
    state: 'active' as const,
    fileNames: [...new Set(sources.flatMap(({ fileNames }) => fileNames))],
    uploads: [...uploads.values()],
    bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0),
    contents: one?.contents ?? 'traces',
    format: one?.format ?? '',
    formatVersion: one?.formatVersion ?? '',
    generator: one?.generator ?? '',
    rowsRead: rows('read'),
    rowsKept: rows('kept'),
    rowsExcluded: rows('excluded'),
    rowsRejected: rows('rejected'),
    periodStart: first(sources.map(({ period }) => period?.start)),
    periodEnd: last(sources.map(({ period }) => period?.end)),
    createdAt: last(sources.map(({ createdAt }) => createdAt)),
    startedAt: first(sources.map(({ startedAt, createdAt }) => startedAt ?? createdAt)),
    finishedAt: last(sources.map(({ finishedAt, createdAt }) => finishedAt ?? createdAt)),
  }
}

/**
 * Puts one import in the place of several, in one step: its parts count, and theirs, which hold the same, do no more. Their files are
 * no longer needed then.
 *
 * @param sources as they were read when the parts were made of theirs
 * @throws AppError `conflict` where one of them does not count any more as it did
 */
export async function mergeImports(
  { organisationId }: Scope,
  sources: readonly ImportRecord[],
  { id, contentHash, parts }: MergedImport,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  const importIds = sources.map((source) => source.id)
  const partIds = sources.flatMap((source) => source.parts.map((part) => part.id))
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const ended = await transaction.import.updateMany({
      where: { id: { in: importIds }, organisationId, state: 'active' },
      data: { state: 'deleted' },
    })
    const taken = await transaction.part.updateMany({
      where: { id: { in: partIds }, importId: { in: importIds }, state: 'active' },
      data: { state: 'deleted' },
    })
    if (ended.count !== importIds.length || taken.count !== partIds.length)
      throw new AppError(
        'conflict',
        'The imports were changed meanwhile.',
        'They are merged at another time.',
      )
    await transaction.import.create({ data: { id, organisationId, contentHash, ...recordOf(sources) } })
    await transaction.part.createMany({
      data: parts.map((part) => ({ ...part, organisationId, importId: id, state: 'active' as const })),
    })
    const detail = { importId: id, merged: importIds, parts: parts.map((part) => part.id) }
    await transaction.auditEntry.create({ data: { organisationId, action: 'imports-merged', detail } })
  })
}
