import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type ManifestReport, manifestReport } from '#lib/domain/sci/impact-framework/manifest-report.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'
import { localTables } from './local-tables.ts'

const MOST_BYTES = 10_000_000

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile())
    throw new AppError('file-not-found', `There is no file ${file}.`, 'Check the path and try again.')
  if (found.size > MOST_BYTES)
    throw new AppError(
      'file-too-large',
      `${file} is larger than ${MOST_BYTES / 1e6} MB.`,
      'Split the manifest into smaller ones.',
    )
  return readFile(file, 'utf8')
}

/**
 * A manifest of Impact Framework re-computed: its values, where the right ones differ, and what was not re-computed.
 * Nothing in it is executed or fetched.
 *
 * @param folder where the tables it names lie (default: beside the manifest); no path may leave it
 * @throws AppError `file-not-found`, `file-too-large`, `file-damaged`
 */
export async function importManifest(file: string, folder = dirname(file)): Promise<ManifestReport> {
  const manifest = readManifest(await textOf(file))
  return manifestReport(manifest, await localTables(manifest, folder))
}
