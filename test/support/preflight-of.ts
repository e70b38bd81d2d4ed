import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import type { GivenFile } from '#lib/engine/files/gathered.ts'
import type { FilesReport } from '#lib/engine/reading/files-report.ts'
import { preflight } from '#lib/engine/worker/preflight.ts'

/** A file as it is given to a worker, called by its name. */
export const given = (path: string): GivenFile => ({ path, name: basename(path) })

/** What a preflight job of some files is. */
export const preflightJob = (files: readonly GivenFile[], limits: Partial<Limits> = {}) => ({
  files: [...files],
  limits: { ...DEFAULT_LIMITS, ...limits },
  mappings: [],
  workFolder: join(tmpdir(), `headroom-test-${randomUUID()}`),
})

/** What a preflight of files says, in this process. */
export const preflightOf = (...paths: readonly string[]): Promise<FilesReport> =>
  preflight(preflightJob(paths.map(given)))
