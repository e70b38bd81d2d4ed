import { dirname } from 'node:path'
import { type ManifestReport, manifestReport } from '#lib/domain/sci/impact-framework/manifest-report.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'
import { smallText } from '../small-text.ts'
import { localTables } from './local-tables.ts'

/**
 * A manifest of Impact Framework re-computed: its values, where the right ones differ, and what was not re-computed.
 * Nothing in it is executed or fetched.
 *
 * @param folder where the tables it names lie (default: beside the manifest); no path may leave it
 * @throws AppError `file-not-found`, `file-too-large`, `file-damaged`
 */
export async function importManifest(file: string, folder = dirname(file)): Promise<ManifestReport> {
  const manifest = readManifest(await smallText(file, 'manifest'))
  return manifestReport(manifest, await localTables(manifest, folder))
}
