import { AppError } from '#lib/domain/errors/app-error.ts'
import { startImport } from '#lib/pipeline/start-import.ts'
import { listImports } from '#lib/queries/imports.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { StartImportInput } from '../../../../_schema/import.ts'

/** Everything that was imported and not deleted. */
export const GET = apiRoute<{ slug: string }>(
  async (_, { slug }) => {
    const { scope } = await scopeOf(slug)
    const imports = await listImports(scope)
    return json({
      imports: imports.map((each) => ({
        id: each.id,
        state: each.state,
        error: each.error,
        fileNames: each.fileNames,
        bytes: each.bytes,
        onOverlap: each.onOverlap,
        format: each.format,
        formatVersion: each.formatVersion,
        generator: each.generator,
        contentHash: each.contentHash,
        createdAt: each.createdAt,
        startedAt: each.startedAt,
        finishedAt: each.finishedAt,
        period: each.period,
        rows: each.rows,
        cost: each.cost,
        parts: each.parts.map(({ id, dataset, provider, billingAccountId, billingPeriod, state, rows }) => ({
          id,
          dataset,
          provider,
          billingAccountId,
          billingPeriod,
          state,
          rows,
        })),
      })),
    })
  },
  ['read', 'upload'],
)

/** Begins the import of uploads as one import. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    const { scope, organisation } = await scopeOf(slug)
    if (organisation.isDemo)
      throw new AppError(
        'forbidden',
        'The demo takes no other files, so that invented figures never mix with real ones.',
        'Import into an organisation of your own.',
      )
    const { uploadIds, onOverlap } = await readJson(request, StartImportInput)
    const { importId, alreadyImported } = await startImport(scope, uploadIds, { onOverlap })
    return json(
      { importId, alreadyImported },
      { status: 202, headers: { location: `/api/v1/imports/${importId}/progress` } },
    )
  },
  ['upload'],
)
